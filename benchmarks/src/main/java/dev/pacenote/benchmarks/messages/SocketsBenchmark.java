package dev.pacenote.benchmarks.messages;

import dev.pacenote.sandbox.Faults;
import dev.pacenote.sandbox.Inventor;
import dev.pacenote.sandbox.Sandbox;
import dev.pacenote.sandbox.World;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/**
 * So many open sockets at one server: what they cost, how fast an event reaches them all, and how
 * long it takes until all of them are back after they were cut at once, with everything that
 * happened meanwhile: {@code SocketsBenchmark PEOPLE CONNECTS_PER_SECOND HEAP}.
 */
public final class SocketsBenchmark {

    private static final Duration DEADLINE = Duration.ofMinutes(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);

    private SocketsBenchmark() {}

    public static void main(String[] args) throws Exception {
        int people = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int rate = args.length > 1 ? Integer.parseInt(args[1]) : 500;
        var heap = args.length > 2 ? args[2] : "256m";
        var world = new World(InstantSource.system(), LocalDate.now(ZoneOffset.UTC));
        try (var postgres = EmbeddedPostgres.start();
                var sandbox = new Sandbox(world, new Inventor(7), new Faults(7), 0);
                var server = new PeopleProcess(sandbox, postgres, people, heap, Map.of())) {
            var clients =
                    server.people().stream()
                            .map(one -> new LiveClient(server.port(), one.token(), _ -> {}))
                            .toList();
            storm(server, clients, rate);
        }
        System.exit(0);
    }

    private static void storm(PeopleProcess server, List<LiveClient> clients, int rate)
            throws Exception {
        System.out.printf("no socket: %d MB resident%n", server.resident());
        say("opened", open(clients, rate));
        try (var heartbeat = Executors.newSingleThreadScheduledExecutor()) {
            var pings =
                    heartbeat.scheduleAtFixedRate(
                            () -> clients.forEach(LiveClient::ping),
                            0,
                            HEARTBEAT.toSeconds(),
                            TimeUnit.SECONDS);
            Thread.sleep(HEARTBEAT);
            System.out.printf("%d sockets: %d MB resident%n", clients.size(), server.resident());
            long told = System.nanoTime();
            server.tell(clients.size());
            await(clients, client -> client.seq() == 1);
            say("something happened to everybody, and all heard of it", since(told));

            long cut = System.nanoTime();
            clients.forEach(LiveClient::cut);
            server.tell(clients.size() / 10);
            say("cut, and something happened to a tenth of them", since(cut));
            long back = System.nanoTime();
            open(clients, rate);
            say("all are back with what they missed", since(back));
            clients.forEach(LiveClient::ping);
            await(clients, LiveClient::hasAll);
            System.out.printf(
                    "nothing is lost or comes twice; %d MB resident%n", server.resident());
            pings.cancel(true);
        }
    }

    /** Opens all of them, so many a second, until each is up to date. */
    private static Duration open(List<LiveClient> clients, int rate) throws InterruptedException {
        long begun = System.nanoTime();
        var refused = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < clients.size(); i++) {
                long due = begun + TimeUnit.SECONDS.toNanos(1) * i / rate;
                var client = clients.get(i);
                threads.execute(
                        () -> {
                            LockSupport.parkNanos(due - System.nanoTime());
                            while (!client.open()) {
                                refused.incrementAndGet();
                                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
                            }
                        });
            }
        }
        await(clients, LiveClient::isCurrent);
        if (refused.get() > 0) {
            System.out.printf("%d handshakes were refused and tried again%n", refused.get());
        }
        int closes = clients.stream().mapToInt(LiveClient::closes).sum();
        if (closes > 0) {
            System.out.printf("%d sockets were closed by the server so far%n", closes);
        }
        return since(begun);
    }

    private static void await(List<LiveClient> clients, Predicate<LiveClient> state)
            throws InterruptedException {
        long end = System.nanoTime() + DEADLINE.toNanos();
        while (!clients.stream().allMatch(state)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        clients.stream().filter(state.negate()).count() + " are not there");
            }
            Thread.sleep(20);
        }
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }

    private static void say(String what, Duration time) {
        System.out.printf(Locale.ROOT, "%s: %.1f s%n", what, time.toMillis() / 1e3);
    }
}
