package dev.pacenote.benchmarks;

import dev.pacenote.benchmarks.messages.LatencyReader;
import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import dev.pacenote.server.connections.ServerLimits;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A packaged server in a process of its own, and too many visitors: many times as many as it
 * answers at once, each of whom comes again when told to; then as many silent connections as it
 * holds.
 *
 * <p>Needs {@code ./pacenote package} before. Arguments: the distribution's folder, times its
 * capacity (10), seconds (20).
 */
public final class BurstBenchmark {

    /** What the server asks for in its refusals. */
    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    /** What a page may take once the burst is over. */
    private static final Duration AS_BEFORE = Duration.ofMillis(25);

    private static final int MAX_LENGTH = 8_192;

    private record Answer(int status, long nanos) {}

    private final PackagedServer server;
    private final byte[] request;

    private BurstBenchmark(PackagedServer server, String token) {
        this.server = server;
        this.request =
                ("GET /api/v1/notification-history HTTP/1.1\r\nHost: localhost\r\nAuthorization:"
                                + " Bearer "
                                + token
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
    }

    public static void main(String[] args) throws Exception {
        var home = Path.of(args[0]).toAbsolutePath();
        int times = args.length > 1 ? Integer.parseInt(args[1]) : 10;
        var length = Duration.ofSeconds(args.length > 2 ? Integer.parseInt(args[2]) : 20);
        var data = Files.createTempDirectory("pacenote-burst");
        var world = new World(InstantSource.system(), LocalDate.now(ZoneOffset.UTC));
        try (var postgres = EmbeddedPostgres.start();
                var sandbox = new Sandbox(world, new Inventor(7), new Faults(7), 0)) {
            var variables = BenchServer.variables(sandbox, "2", data);
            variables.put("DATABASE_URL", postgres.getJdbcUrl("postgres", "postgres"));
            var cache = "-XX:AOTCache=" + home.resolve("pacenote.aot");
            try (var server = PackagedServer.start(home, cache, variables)) {
                server.awaitAnswer("/health/ready");
                LatencyReader.register(server.port());
                var burst = new BurstBenchmark(server, LatencyReader.logIn(server.port()));
                burst.crowd("calm", 8, Duration.ofSeconds(10));
                burst.crowd("full", ServerLimits.DEFAULT.requests(), length);
                burst.crowd("burst", ServerLimits.DEFAULT.requests() * times, length);
                burst.recover();
                burst.crowd("calm", 8, Duration.ofSeconds(10));
                burst.silence(ServerLimits.DEFAULT.connections());
            }
        }
        System.exit(0);
    }

    private void crowd(String name, int people, Duration length) throws Exception {
        long end = System.nanoTime() + length.toNanos();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var visits = new ArrayList<Future<List<Answer>>>();
            for (int i = 0; i < people; i++) {
                visits.add(threads.submit(() -> visit(end)));
            }
            var byStatus = new TreeMap<Integer, List<Long>>();
            for (var visit : visits) {
                for (var answer : visit.get()) {
                    byStatus.computeIfAbsent(answer.status(), _ -> new ArrayList<>())
                            .add(answer.nanos());
                }
            }
            report(name, people, length, byStatus);
        }
    }

    private void report(String name, int people, Duration length, Map<Integer, List<Long>> byStatus)
            throws IOException {
        System.out.printf("%s: %d people, server at %d MB%n", name, people, server.resident());
        byStatus.forEach(
                (status, times) -> {
                    var sorted = times.stream().mapToLong(Long::longValue).sorted().toArray();
                    System.out.printf(
                            "  %s: %.0f a second, p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                            status == 0 ? "hung up" : status.toString(),
                            sorted.length / (length.toMillis() / 1e3),
                            sorted[sorted.length / 2] / 1e6,
                            sorted[(int) (sorted.length * 0.99)] / 1e6,
                            sorted[sorted.length - 1] / 1e6);
                });
    }

    private List<Answer> visit(long end) throws InterruptedException {
        var answers = new ArrayList<Answer>();
        while (System.nanoTime() < end) {
            long asked = System.nanoTime();
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
                socket.setTcpNoDelay(true);
                var in = new Answers(socket.getInputStream(), MAX_LENGTH);
                while (System.nanoTime() < end) {
                    asked = System.nanoTime();
                    socket.getOutputStream().write(request);
                    int status = in.readOne();
                    answers.add(new Answer(status, System.nanoTime() - asked));
                    if (status != 200) {
                        Thread.sleep(RETRY_AFTER);
                    }
                }
            } catch (IOException e) {
                answers.add(new Answer(0, System.nanoTime() - asked));
                Thread.sleep(RETRY_AFTER);
            }
        }
        return answers;
    }

    /** How long it takes until ten pages in a row come as fast as before. */
    private void recover() throws IOException {
        long over = System.nanoTime();
        long since = over;
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            var in = new Answers(socket.getInputStream(), MAX_LENGTH);
            for (int fast = 0; fast < 10; fast++) {
                long asked = System.nanoTime();
                socket.getOutputStream().write(request);
                int status = in.readOne();
                if (status != 200 || System.nanoTime() - asked > AS_BEFORE.toNanos()) {
                    fast = -1;
                    since = System.nanoTime();
                }
            }
        }
        System.out.printf("recovered %.1f ms after the burst%n", (since - over) / 1e6);
    }

    /** As many people as there is room for, who say half a sentence. */
    private void silence(int connections) throws Exception {
        var silent = new ArrayList<Socket>();
        try {
            for (int i = 0; i < connections - 20; i++) {
                var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                socket.getOutputStream()
                        .write(
                                "GET /api/v1/users HTTP/1.1\r\nX: "
                                        .getBytes(StandardCharsets.US_ASCII));
                silent.add(socket);
            }
            crowd(silent.size() + " silent ones, and", 8, Duration.ofSeconds(10));
            Thread.sleep(ServerLimits.DEFAULT.arrival().multipliedBy(2));
            int closed = 0;
            for (var socket : silent) {
                if (socket.getInputStream().available() == 0 && isClosed(socket)) {
                    closed++;
                }
            }
            System.out.printf("a minute later %d of them are closed%n", closed);
            crowd("calm", 8, Duration.ofSeconds(5));
        } finally {
            for (var socket : silent) {
                socket.close();
            }
        }
    }

    private static boolean isClosed(Socket socket) {
        try {
            socket.setSoTimeout(50);
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException silent) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }
}
