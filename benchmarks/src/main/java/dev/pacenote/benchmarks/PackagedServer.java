package dev.pacenote.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A server from an unpacked distribution, in a process of its own, in the sandbox. */
final class PackagedServer implements AutoCloseable {

    private static final Duration DEADLINE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String url;
    private final long started;

    private PackagedServer(Process process, String url, long started) {
        this.process = process;
        this.url = url;
        this.started = started;
    }

    /**
     * @param home where the distribution lies
     * @param aot options about its cache of loaded classes
     */
    static PackagedServer start(Path home, String aot, Map<String, String> variables)
            throws IOException {
        int port = freePort();
        var builder = script(home, aot).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(variables);
        builder.environment().put("PORT", Integer.toString(port));
        long now = System.nanoTime();
        return new PackagedServer(builder.start(), "http://127.0.0.1:" + port, now);
    }

    /** Has the start script do what its options about the cache ask for, and waits for its end. */
    static void run(Path home, String aot) throws IOException, InterruptedException {
        script(home, aot).inheritIO().start().waitFor();
    }

    private static ProcessBuilder script(Path home, String aot) {
        var builder =
                new ProcessBuilder(home.resolve("bin/pacenote").toString())
                        .redirectErrorStream(true);
        // What is meant for the process that measures.
        builder.environment().remove("PACENOTE_JAVA_OPTS");
        builder.environment().put("PACENOTE_AOT", aot);
        return builder;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /**
     * Waits until this is answered with 200.
     *
     * @return since the start of the process
     */
    Duration awaitAnswer(String path) throws InterruptedException {
        while (status("GET", path, "") != 200) {
            if (!process.isAlive() || System.nanoTime() - started > DEADLINE.toNanos()) {
                throw new IllegalStateException("the server does not answer");
            }
            Thread.sleep(5);
        }
        return Duration.ofNanos(System.nanoTime() - started);
    }

    /** What a person's first minutes ask. */
    void visit() throws InterruptedException {
        for (int i = 0; i < 3; i++) {
            status(
                    "POST",
                    "/api/v1/users/login",
                    "{\"email\":\"fox@example.org\",\"password\":\"sandbox-demo\"}");
            for (var path :
                    List.of("/", "/health/ready", "/api/v1/users/alerts", "/openapi.yml", "/x")) {
                status("GET", path, "");
            }
        }
    }

    long pid() {
        return process.pid();
    }

    int port() {
        return URI.create(url).getPort();
    }

    private int status(String method, String path, String body) throws InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body))
                        .build();
        try {
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            // Not up yet.
            return 0;
        }
    }

    /** Resident memory, MiB. */
    long resident() throws IOException {
        var status = Files.readString(Path.of("/proc/" + process.pid() + "/status"));
        return status.lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /** Asks it to stop, and waits until it has, however long the cache takes to write. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(DEADLINE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        client.close();
    }
}
