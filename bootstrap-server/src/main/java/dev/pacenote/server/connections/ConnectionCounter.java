package dev.pacenote.server.connections;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bulkhead for each kind of thing that takes capacity, counted over all connections. */
@Singleton
final class ConnectionCounter {

    private static final Logger LOG = LoggerFactory.getLogger(ConnectionCounter.class);
    private static final long BETWEEN_WARNINGS = Duration.ofMinutes(1).toNanos();

    enum Kind {
        CONNECTION("connections", "Open connections that speak HTTP"),
        REQUEST("inside", "Requests being answered"),
        STREAM("streams", "Streamed answers on their way"),
        SOCKET("sockets", "Open WebSockets");

        private final String metric;
        private final String description;

        Kind(String metric, String description) {
            this.metric = metric;
            this.description = description;
        }
    }

    /** Why a client was turned away. */
    enum Rejection {
        CONNECTIONS,
        REQUESTS,
        SOCKETS,
        /** It sends or takes too slowly. */
        SLOW,
        /** It sends too many requests before it takes the first answer. */
        AHEAD
    }

    private record Bulkhead(int limit, AtomicInteger held) {}

    private final Map<Kind, Bulkhead> bulkheads = new EnumMap<>(Kind.class);
    private final Map<Rejection, Counter> rejections = new EnumMap<>(Rejection.class);
    private volatile boolean stopping;
    private final AtomicLong lastWarning = new AtomicLong(System.nanoTime() - BETWEEN_WARNINGS);

    ConnectionCounter(ServerLimits limits, MeterRegistry registry) {
        for (var kind : Kind.values()) {
            var held = new AtomicInteger();
            bulkheads.put(kind, new Bulkhead(limit(limits, kind), held));
            Gauge.builder("pacenote.http." + kind.metric, held, AtomicInteger::get)
                    .description(kind.description)
                    .register(registry);
        }
        // All of them at once: an increase is only seen of what began at zero.
        for (var reason : Rejection.values()) {
            rejections.put(
                    reason,
                    Counter.builder("pacenote.http.turned.away")
                            .description("Clients that were turned away")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(registry));
        }
    }

    private static int limit(ServerLimits limits, Kind kind) {
        return switch (kind) {
            case CONNECTION -> limits.connections();
            case REQUEST -> limits.requests();
            case STREAM -> limits.streams();
            case SOCKET -> limits.sockets();
        };
    }

    private Bulkhead bulkhead(Kind kind) {
        return Objects.requireNonNull(bulkheads.get(kind));
    }

    boolean isFull(Kind kind) {
        return (kind == Kind.SOCKET && stopping)
                || bulkhead(kind).held.get() >= bulkhead(kind).limit;
    }

    /** From now on there is no room for another socket. */
    void takeNoMoreSockets() {
        stopping = true;
    }

    /** Takes a place that must be released once; beyond the limit too, for who was admitted. */
    void acquire(Kind kind) {
        bulkhead(kind).held.incrementAndGet();
    }

    /** Takes a place if there is room. */
    boolean tryAcquire(Kind kind) {
        if (bulkhead(kind).held.incrementAndGet() <= bulkhead(kind).limit) {
            return true;
        }
        release(kind);
        return false;
    }

    void release(Kind kind) {
        bulkhead(kind).held.decrementAndGet();
    }

    /** Counts a client that is turned away and warns, once a minute at most. */
    void reject(Rejection reason) {
        Objects.requireNonNull(rejections.get(reason)).increment();
        long now = System.nanoTime();
        long last = lastWarning.get();
        if (now - last >= BETWEEN_WARNINGS && lastWarning.compareAndSet(last, now)) {
            LOG.warn(
                    "turning clients away ({}): {} connections, {} requests, {} sockets are open",
                    reason.name().toLowerCase(Locale.ROOT),
                    bulkhead(Kind.CONNECTION).held,
                    bulkhead(Kind.REQUEST).held,
                    bulkhead(Kind.SOCKET).held);
        }
    }
}
