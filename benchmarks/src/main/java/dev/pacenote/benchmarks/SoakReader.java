package dev.pacenote.benchmarks;

import dev.pacenote.benchmarks.messages.LatencyReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Somebody who reads for days, forty times a second, and logs in again when told to. */
final class SoakReader implements AutoCloseable {

    private static final Duration PACE = Duration.ofMillis(25);
    private static final int MAX_LENGTH = 65_536;
    private static final List<String> PAGES =
            List.of(
                    "/api/v1/users/alerts",
                    "/api/v1/notification-history",
                    "/api/v1/driver/notifications",
                    "/api/v1/users/profile");

    /** All of them are one person. */
    private static final AtomicReference<String> TOKEN = new AtomicReference<>("none");

    private final int port;
    private List<Long> times = new ArrayList<>();
    private long failures;
    private volatile boolean reading = true;

    SoakReader(int port) {
        this.port = port;
        Thread.ofPlatform().daemon().start(this::read);
    }

    private void read() {
        while (reading) {
            try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setTcpNoDelay(true);
                read(socket);
            } catch (IOException e) {
                note(0, 0);
                LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void read(Socket socket) throws IOException, InterruptedException {
        var in = new Answers(socket.getInputStream(), MAX_LENGTH);
        for (int i = 0; reading; i++) {
            var token = TOKEN.get();
            var request =
                    "GET %s HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer %s\r\n\r\n"
                            .formatted(PAGES.get(i % PAGES.size()), token);
            long asked = System.nanoTime();
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            int status = in.readOne();
            if (status == 401) {
                logIn(port, token);
            } else {
                note(status, System.nanoTime() - asked);
                LockSupport.parkNanos(PACE.toNanos());
            }
        }
    }

    private static synchronized void logIn(int port, String stale) throws InterruptedException {
        if (TOKEN.get().equals(stale)) {
            TOKEN.set(LatencyReader.logIn(port));
        }
    }

    private synchronized void note(int status, long nanos) {
        if (status == 200) {
            times.add(nanos);
        } else {
            failures++;
        }
    }

    private synchronized List<Long> take() {
        var taken = times;
        times = new ArrayList<>();
        return taken;
    }

    private synchronized long failures() {
        return failures;
    }

    /** What all of them saw since the last report; failures since the beginning. */
    static String report(List<SoakReader> readers) {
        var sorted =
                readers.stream()
                        .flatMap(reader -> reader.take().stream())
                        .mapToLong(Long::longValue)
                        .sorted()
                        .toArray();
        return String.format(
                Locale.ROOT,
                "%d reads, p50 %.1f ms, p99 %.1f ms, %d failed",
                sorted.length,
                sorted[sorted.length / 2] / 1e6,
                sorted[(int) (sorted.length * 0.99)] / 1e6,
                readers.stream().mapToLong(SoakReader::failures).sum());
    }

    @Override
    public void close() {
        reading = false;
    }
}
