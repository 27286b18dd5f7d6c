package dev.pacenote.benchmarks.parts;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A workshop that takes from its shelves, by many connections. */
final class Takes {

    private static final int CONNECTIONS = 32;
    private static final int PARTS = 200;
    private static final long ENOUGH = 900_000_000;

    private final PartsClient client;
    private final String token;
    private final AtomicInteger sentAgain = new AtomicInteger();

    Takes(PartsClient client, String token) {
        this.client = client;
        this.token = token;
    }

    /** Of two hundred parts in turn, so many times a second, whether answered or not. */
    void ofMany(int rate, Duration length) throws Exception {
        for (int i = 0; i < PARTS; i++) {
            client.add(token, "p" + i, ENOUGH);
        }
        atRate("warming up", rate, length.dividedBy(2));
        atRate("changes at " + rate + "/s", rate, length);
    }

    private void atRate(String what, int rate, Duration length) throws Exception {
        int all = (int) (rate * length.toMillis() / 1_000);
        var nanos = new long[all];
        var next = new AtomicInteger();
        long begun = System.nanoTime();
        together(
                () -> {
                    for (int n = next.getAndIncrement(); n < all; n = next.getAndIncrement()) {
                        long due = begun + TimeUnit.SECONDS.toNanos(1) * n / rate;
                        LockSupport.parkNanos(due - System.nanoTime());
                        take("p" + n % PARTS);
                        nanos[n] = System.nanoTime() - due;
                    }
                    return 0;
                });
        PartsClient.report(what, nanos);
    }

    /** Of one part as fast as the answers come. */
    void ofOne(Duration length) throws Exception {
        client.add(token, "hot", ENOUGH);
        sentAgain.set(0);
        var taken = new AtomicInteger();
        long begun = System.nanoTime();
        together(
                () -> {
                    while (System.nanoTime() < begun + length.toNanos()) {
                        take("hot");
                        taken.incrementAndGet();
                    }
                    return 0;
                });
        double seconds = (System.nanoTime() - begun) / 1e9;
        var left = client.must("GET", "/parts/hot", token, PartsClient.JSON, "");
        boolean whole = left.contains("\"currentStock\":" + (ENOUGH - taken.get()) + ",");
        System.out.printf(
                Locale.ROOT,
                "one part: %.0f changes a second, %d sent again as it was busy, %s%n",
                taken.get() / seconds,
                sentAgain.get(),
                whole ? "none lost" : "SOME LOST");
    }

    /** Whoever hears that a part is busy knows that nothing changed, and sends it again. */
    private void take(String part) throws IOException, InterruptedException {
        var change = "{\"operation\":\"subtract\",\"quantity\":1}";
        var answer = client.send("PUT", "/stock/" + part, token, PartsClient.JSON, change);
        while (answer.statusCode() == 503) {
            sentAgain.incrementAndGet();
            answer = client.send("PUT", "/stock/" + part, token, PartsClient.JSON, change);
        }
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }

    private static void together(Callable<Integer> caller) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < CONNECTIONS; i++) {
                callers.add(threads.submit(caller));
            }
            for (var one : callers) {
                one.get();
            }
        }
    }
}
