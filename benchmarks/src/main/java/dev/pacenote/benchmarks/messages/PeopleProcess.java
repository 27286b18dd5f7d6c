package dev.pacenote.benchmarks.messages;

import dev.pacenote.benchmarks.BenchServer;
import dev.pacenote.sandbox.Sandbox;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A {@link PeopleServer} from outside. */
public final class PeopleProcess implements AutoCloseable {

    /** Somebody who is logged in. */
    public record Person(String id, String token) {}

    private static final List<String> OPTIONS =
            List.of("-XX:+UseSerialGC", "-Xss512k", "--sun-misc-unsafe-memory-access=allow");

    private final Process process;
    private final BlockingQueue<String> words;
    private final List<Person> people;
    private final int port;

    /**
     * @param heap like {@code 256m}
     * @param further variables that count more
     */
    public PeopleProcess(
            Sandbox sandbox,
            EmbeddedPostgres postgres,
            int people,
            String heap,
            Map<String, String> further)
            throws IOException, InterruptedException {
        var variables =
                BenchServer.variables(sandbox, "2", Files.createTempDirectory("pacenote-people"));
        variables.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        variables.put("FEATURES", "messages,trackmania");
        variables.putAll(further);
        var tokens = Files.createTempFile("pacenote-people", ".tokens");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add("-Xmx" + heap);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(PeopleServer.class.getName(), Integer.toString(people)));
        command.add(tokens.toString());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(variables);
        process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        words = words(process);
        port = Integer.parseInt(await("PORT "));
        this.people = people(tokens);
        Files.delete(tokens);
    }

    /** Whom a {@link PeopleServer} wrote into a file. */
    public static List<Person> people(Path tokens) throws IOException {
        return Files.readAllLines(tokens).stream()
                .map(line -> line.split(" "))
                .map(line -> new Person(line[0], line[1]))
                .toList();
    }

    /** What it says to us; its log is read on, or a full pipe would hold it up. */
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

    private String await(String word) throws InterruptedException {
        var said = words.take();
        if (!said.startsWith(word)) {
            throw new IllegalStateException(said);
        }
        return said.substring(word.length());
    }

    public int port() {
        return port;
    }

    public List<Person> people() {
        return people;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Something happens to the first so many of the people; waits until it is stored. */
    void tell(int many) throws IOException, InterruptedException {
        process.getOutputStream().write((many + "\n").getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
        await("DONE");
    }

    /** Resident memory, MiB. */
    public long resident() throws IOException {
        return Files.readString(Path.of("/proc/" + process.pid() + "/status"))
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
