package dev.pacenote.benchmarks;

import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Day after day in a server of its own process, with the options of the package: {@code
 * SoakBenchmark MINUTES MAPS PEOPLE}. Every minute is a new day with its run and its mails, eight
 * people read all the time, and a line a day tells what the process holds.
 */
public final class SoakBenchmark {

    private static final int READERS = 8;
    private static final Duration DAY = Duration.ofMinutes(1);

    /** Of {@code infra/server/pacenote}. */
    private static final List<String> OPTIONS =
            List.of(
                    "-XX:CompileThresholdScaling=8",
                    "-XX:+UseG1GC",
                    "-Xms32m",
                    "-Xmx192m",
                    "-XX:MinHeapFreeRatio=10",
                    "-XX:MaxHeapFreeRatio=30",
                    "-XX:G1PeriodicGCInterval=30000",
                    "-XX:+UseCompactObjectHeaders",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    private SoakBenchmark() {}

    public static void main(String[] args) throws Exception {
        var length = Duration.ofMinutes(Long.parseLong(args[0]));
        int authors = Math.max(1, Integer.parseInt(args[1]) / Followers.MAPS_EACH);
        var ahead = new AtomicReference<>(Duration.ZERO);
        var world = new World(() -> Instant.now().plus(ahead.get()), LocalDate.now(ZoneOffset.UTC));
        var inventor = new Inventor(1);
        Followers.authors(inventor, world, authors, LocalDate.now(ZoneOffset.UTC));
        try (var postgres = EmbeddedPostgres.start();
                var mails = new MailSink();
                var sandbox = new Sandbox(world, inventor, new Faults(1), 0)) {
            var variables =
                    BenchServer.variables(
                            sandbox, "100000", Files.createTempDirectory("pacenote-soak"));
            variables.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
            variables.put("SMTP_PORT", Integer.toString(mails.port()));
            variables.put("SMTP_STARTTLS", "off");
            var process = server(variables, args[1], authors, args[2]);
            try {
                soak(process, mails, ahead, length);
            } finally {
                process.destroy();
                process.waitFor();
            }
        }
        System.exit(0);
    }

    private static Process server(
            Map<String, String> variables, String maps, int authors, String people)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(SoakServer.class.getName(), Integer.toString(authors), people));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        System.out.printf("%s maps, %s people, %d readers%n", maps, people, READERS);
        return builder.start();
    }

    private static void soak(
            Process process, MailSink mails, AtomicReference<Duration> ahead, Duration length)
            throws IOException, InterruptedException {
        var out = words(process);
        int port = Integer.parseInt(await(out, "PORT "));
        var readers = new ArrayList<SoakReader>();
        for (int i = 0; i < READERS; i++) {
            readers.add(new SoakReader(port));
        }
        long begun = System.nanoTime();
        for (int day = 1; System.nanoTime() - begun < length.toNanos(); day++) {
            long morning = System.nanoTime();
            int before = mails.mails();
            // Both clocks, the upstream's first: nobody drives in the future.
            ahead.updateAndGet(past -> past.plusDays(1));
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            await(out, "DONE");
            var run = Duration.ofNanos(System.nanoTime() - morning);
            Thread.sleep(Duration.ofNanos(Math.max(0, DAY.toNanos() - run.toNanos())));
            System.out.printf(
                    Locale.ROOT,
                    "day %d: run %.1f s, %d mails, %d doubles; %s; %s%n",
                    day,
                    run.toMillis() / 1e3,
                    mails.mails() - before,
                    mails.doubles(),
                    SoakReader.report(readers),
                    holds(process.pid()));
        }
        readers.forEach(SoakReader::close);
    }

    /** What the server says to us; its log is read on, or a full pipe would hold it up. */
    private static BlockingQueue<String> words(Process process) {
        var words = new LinkedBlockingQueue<String>();
        Thread.ofPlatform()
                .daemon()
                .start(
                        () -> {
                            process.inputReader(StandardCharsets.US_ASCII)
                                    .lines()
                                    .forEach(
                                            line -> {
                                                if (line.matches("PORT .*|DONE")) {
                                                    words.add(line);
                                                } else if (!line.contains(" INFO ")) {
                                                    System.out.println(line);
                                                }
                                            });
                            words.add("the server ended");
                        });
        return words;
    }

    private static String await(BlockingQueue<String> words, String word)
            throws InterruptedException {
        var said = words.take();
        if (!said.startsWith(word)) {
            throw new IllegalStateException(said);
        }
        return said.substring(word.length());
    }

    private static String holds(long pid) throws IOException {
        var process = Path.of("/proc/" + pid);
        var status = Files.readAllLines(process.resolve("status"));
        try (var files = Files.list(process.resolve("fd"))) {
            return String.format(
                    Locale.ROOT,
                    "%d MB resident, %d threads, %d files",
                    number(status, "VmRSS:") / 1024,
                    number(status, "Threads:"),
                    files.count());
        }
    }

    private static long number(List<String> status, String name) {
        return status.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
