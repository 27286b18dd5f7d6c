package dev.pacenote.server.door;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Everybody who is at the door or inside, counted over all connections. */
final class Crowd {

    private static final System.Logger LOG = System.getLogger(Crowd.class.getName());
    private static final long BETWEEN_LINES = Duration.ofMinutes(1).toNanos();

    /** Why somebody was turned away. */
    enum Reason {
        CONNECTIONS,
        REQUESTS,
        SLOW,
        /** Too many questions before the first answer was taken. */
        AHEAD
    }

    private final Capacity capacity;
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger requests = new AtomicInteger();
    private final Map<Reason, Counter> turnedAway = new EnumMap<>(Reason.class);
    private final AtomicLong lastLine = new AtomicLong(System.nanoTime() - BETWEEN_LINES);

    Crowd(Capacity capacity, MeterRegistry registry) {
        this.capacity = capacity;
        Gauge.builder("pacenote.http.connections", connections, AtomicInteger::get)
                .description("Open connections")
                .register(registry);
        Gauge.builder("pacenote.http.inside", requests, AtomicInteger::get)
                .description("Requests being answered")
                .register(registry);
        // All of them at once: an increase is only seen of what began at zero.
        Arrays.stream(Reason.values())
                .forEach(
                        reason ->
                                turnedAway.put(
                                        reason,
                                        Counter.builder("pacenote.http.turned.away")
                                                .description("Visitors who found the server full")
                                                .tag(
                                                        "reason",
                                                        reason.name().toLowerCase(Locale.ROOT))
                                                .register(registry)));
    }

    Capacity capacity() {
        return capacity;
    }

    /** Whether there is room for one more connection; if so it must {@link #disconnect} later. */
    boolean connect() {
        if (connections.incrementAndGet() <= capacity.connections()) {
            return true;
        }
        connections.decrementAndGet();
        return false;
    }

    void disconnect() {
        connections.decrementAndGet();
    }

    boolean isFull() {
        return requests.get() >= capacity.requests();
    }

    /** A request is here and must {@link #leave} later. */
    void enter() {
        requests.incrementAndGet();
    }

    void leave() {
        requests.decrementAndGet();
    }

    /** Counts it, and says so in the log, once a minute at most. */
    void turnedAway(Reason reason) {
        Objects.requireNonNull(turnedAway.get(reason)).increment();
        long now = System.nanoTime();
        long last = lastLine.get();
        if (now - last >= BETWEEN_LINES && lastLine.compareAndSet(last, now)) {
            LOG.log(
                    Level.WARNING,
                    "turning visitors away ({0}): {1} connections, {2} requests at once",
                    reason.name().toLowerCase(Locale.ROOT),
                    Integer.toString(connections.get()),
                    Integer.toString(requests.get()));
        }
    }
}
