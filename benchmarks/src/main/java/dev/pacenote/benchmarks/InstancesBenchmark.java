package dev.pacenote.benchmarks;

import dev.pacenote.benchmarks.messages.LatencyReader;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a second server on the same database adds. Each has two fifths of a processor (a control
 * group's quota, so this must be root), the database and the readers have the rest.
 *
 * <p>Needs {@code ./pacenote package} before. Arguments: the distribution's folder, seconds (20).
 */
public final class InstancesBenchmark {

    private static final Path GROUPS = Path.of("/sys/fs/cgroup");
    private static final int PERIOD_MICROS = 100_000;
    private static final int QUOTA_MICROS = PERIOD_MICROS * 2 / 5;
    private static final int READERS_EACH = 4;
    private static final int MAX_LENGTH = 8_192;

    private InstancesBenchmark() {}

    public static void main(String[] args) throws Exception {
        var home = Path.of(args[0]).toAbsolutePath();
        var length = Duration.ofSeconds(args.length > 1 ? Integer.parseInt(args[1]) : 20);
        var world = new World(InstantSource.system(), LocalDate.now(ZoneOffset.UTC));
        try (var postgres = EmbeddedPostgres.start();
                var sandbox = new Sandbox(world, new Inventor(7), new Faults(7), 0);
                var one = start(home, sandbox, postgres, 1);
                var two = start(home, sandbox, postgres, 2)) {
            LatencyReader.register(one.port());
            var token = LatencyReader.logIn(one.port());
            // Compiled before there is a limit: compiling needs more processor than reading.
            reads(token, length, one);
            reads(token, length, two);
            limit(one, 1);
            limit(two, 2);
            System.out.printf("one: %.0f reads a second%n", reads(token, length, one));
            System.out.printf("the other: %.0f reads a second%n", reads(token, length, two));
            System.out.printf("both: %.0f reads a second%n", reads(token, length, one, two));
        }
        System.exit(0);
    }

    private static PackagedServer start(
            Path home, Sandbox sandbox, EmbeddedPostgres postgres, int number)
            throws IOException, InterruptedException {
        var data = Files.createTempDirectory("pacenote-instance" + number);
        var variables = BenchServer.variables(sandbox, "2", data);
        variables.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
        variables.put("JWT_SECRET", "both of them know these 32 bytes or more");
        var server =
                PackagedServer.start(
                        home, "-XX:AOTCache=" + home.resolve("pacenote.aot"), variables);
        server.awaitAnswer("/health/ready");
        return server;
    }

    private static void limit(PackagedServer server, int number) throws IOException {
        var name = "pacenote-benchmark-" + number;
        boolean old = Files.isDirectory(GROUPS.resolve("cpu"));
        var group = (old ? GROUPS.resolve("cpu") : GROUPS).resolve(name);
        Files.createDirectories(group);
        if (old) {
            Files.writeString(group.resolve("cpu.cfs_period_us"), Integer.toString(PERIOD_MICROS));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), Integer.toString(QUOTA_MICROS));
        } else {
            Files.writeString(group.resolve("cpu.max"), QUOTA_MICROS + " " + PERIOD_MICROS);
        }
        Files.writeString(group.resolve("cgroup.procs"), Long.toString(server.pid()));
    }

    private static double reads(String token, Duration length, PackagedServer... servers)
            throws Exception {
        long end = System.nanoTime() + length.toNanos();
        long count = 0;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var readers = new ArrayList<Future<Long>>();
            for (var server : servers) {
                for (int i = 0; i < READERS_EACH; i++) {
                    readers.add(threads.submit(() -> read(server.port(), token, end)));
                }
            }
            for (var reader : readers) {
                count += reader.get();
            }
        }
        return count / (length.toMillis() / 1e3);
    }

    private static long read(int port, String token, long end) throws IOException {
        var request =
                ("GET /api/v1/notification-history HTTP/1.1\r\nHost: localhost\r\nAuthorization:"
                                + " Bearer "
                                + token
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        long count = 0;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            var in = new Answers(socket.getInputStream(), MAX_LENGTH);
            while (System.nanoTime() < end) {
                socket.getOutputStream().write(request);
                int status = in.readOne();
                if (status != 200) {
                    throw new IllegalStateException("answered " + status);
                }
                count++;
            }
        }
        return count;
    }
}
