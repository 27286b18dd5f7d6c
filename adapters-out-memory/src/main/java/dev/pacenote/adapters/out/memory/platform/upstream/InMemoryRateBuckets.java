package dev.pacenote.adapters.out.memory.platform.upstream;

import dev.pacenote.application.platform.upstream.RateBuckets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/** When requests of one process may leave. */
public final class InMemoryRateBuckets implements RateBuckets {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** So many are remembered before those that are free again are forgotten. */
    private static final int MANY = 10_000;

    private record Key(String service, String bucket) {}

    private final LongSupplier nanoTime;
    private final Map<Key, Long> closedUntil = new HashMap<>();
    private final Map<String, Deque<Long>> left = new HashMap<>();

    public InMemoryRateBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Optional<Duration> take(String service, String bucket, int perSecond) {
        var closed = closed(service, bucket);
        if (closed.isPresent()) {
            return closed;
        }
        long now = nanoTime.getAsLong();
        var gone = left.computeIfAbsent(service, _ -> new ArrayDeque<>());
        while (!gone.isEmpty() && now - gone.getFirst() >= SECOND) {
            gone.removeFirst();
        }
        if (gone.size() >= perSecond) {
            return Optional.of(Duration.ofNanos(SECOND - (now - gone.getFirst())));
        }
        gone.addLast(now);
        return Optional.empty();
    }

    @Override
    public synchronized Optional<Duration> closed(String service, String bucket) {
        long now = nanoTime.getAsLong();
        long wait =
                Math.max(
                        closedUntil.getOrDefault(new Key(service, bucket), now) - now,
                        closedUntil.getOrDefault(new Key(service, ALL), now) - now);
        return wait > 0 ? Optional.of(Duration.ofNanos(wait)) : Optional.empty();
    }

    @Override
    public synchronized void close(String service, String bucket, Duration length) {
        long now = nanoTime.getAsLong();
        if (closedUntil.size() > MANY) {
            closedUntil.values().removeIf(until -> until - now <= 0);
        }
        closedUntil.merge(new Key(service, bucket), now + length.toNanos(), Math::max);
    }
}
