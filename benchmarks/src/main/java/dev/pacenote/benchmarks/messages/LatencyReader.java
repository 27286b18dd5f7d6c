package dev.pacenote.benchmarks.messages;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Somebody who looks at their pages twenty times a second, and notes how long each takes. */
public final class LatencyReader implements AutoCloseable {

    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private static final String ACCOUNT =
            "{\"username\":\"reader\",\"email\":\"reader@example.org\",\"password\":\"a reader's password\"}";
    private static final List<String> PAGES =
            List.of(
                    "/api/v1/users/alerts",
                    "/api/v1/notification-history",
                    "/api/v1/driver/notifications");
    private static final Duration PACE = Duration.ofMillis(50);
    private static final int MAX = 100_000;

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String token;
    private final long[] latencies = new long[MAX];
    private volatile int count;
    private volatile boolean reading = true;
    private final Thread thread;

    public LatencyReader(int port) throws InterruptedException {
        base = "http://127.0.0.1:" + port;
        token = logIn(port);
        thread = Thread.ofPlatform().start(this::read);
    }

    /** Opens the reader's account; to be done once, while there is room for another. */
    public static void register(int port) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            post(client, "http://127.0.0.1:" + port + "/api/v1/users/register");
        }
    }

    /** Logs the reader in. */
    public static String logIn(int port) throws InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var answer = post(client, "http://127.0.0.1:" + port + "/api/v1/users/login");
            var found = TOKEN.matcher(answer);
            if (!found.find()) {
                throw new IllegalStateException("no token: " + answer);
            }
            return found.group(1);
        }
    }

    private static String post(HttpClient client, String address) throws InterruptedException {
        try {
            return client.send(
                            HttpRequest.newBuilder(URI.create(address))
                                    .header("Content-Type", "application/json")
                                    .POST(BodyPublishers.ofString(ACCOUNT))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void read() {
        for (int i = 0; reading && i < MAX; i++) {
            var request =
                    HttpRequest.newBuilder(URI.create(base + PAGES.get(i % PAGES.size())))
                            .header("Authorization", "Bearer " + token)
                            .build();
            long start = System.nanoTime();
            try {
                int status = client.send(request, BodyHandlers.discarding()).statusCode();
                if (status != 200) {
                    throw new IllegalStateException("answered " + status);
                }
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            latencies[i] = System.nanoTime() - start;
            count = i + 1;
            LockSupport.parkNanos(PACE.toNanos());
        }
    }

    public String report() {
        var sorted = Arrays.copyOf(latencies, count);
        Arrays.sort(sorted);
        return String.format(
                Locale.ROOT,
                "%d reads meanwhile, p50 %.1f ms, p99 %.1f ms",
                sorted.length,
                millis(sorted, 0.5),
                millis(sorted, 0.99));
    }

    private static double millis(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) (sorted.length * share)] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    @Override
    public void close() {
        reading = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }
}
