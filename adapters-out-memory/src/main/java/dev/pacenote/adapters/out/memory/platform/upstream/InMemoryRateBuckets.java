package dev.pacenote.adapters.out.memory.platform.upstream;

import dev.pacenote.application.platform.upstream.RateBuckets;
import dev.pacenote.domain.platform.upstream.RecentRequests;
import dev.pacenote.domain.platform.upstream.RecentRequests.Leaving;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/** When requests of one process may leave. */
public final class InMemoryRateBuckets implements RateBuckets {

    /** So many are remembered before those that are free again are forgotten. */
    private static final int MANY = 10_000;

    private record Key(String service, String bucket) {}

    private final LongSupplier nanoTime;
    private final Map<Key, Long> closedUntil = new HashMap<>();
    private final Map<String, RecentRequests> recent = new HashMap<>();
    private final Map<String, Deque<Long>> refusals = new HashMap<>();

    public InMemoryRateBuckets(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    @Override
    public synchronized Turn take(String service, String bucket, int perSecond, boolean inPerson) {
        var closed = closed(service, bucket);
        if (closed.isPresent()) {
            return new Turn.Closed(closed.get());
        }
        var request = UUID.randomUUID();
        var before = recent.getOrDefault(service, RecentRequests.NONE);
        return switch (before.leave(request, perSecond, inPerson, now())) {
            case Leaving.Now(var after) -> {
                recent.put(service, after);
                yield new Turn.Granted(service, request);
            }
            case Leaving.Later(var after, var wait) -> {
                recent.put(service, after);
                yield new Turn.Full(wait);
            }
        };
    }

    @Override
    public synchronized void answered(Turn.Granted request) {
        recent.computeIfPresent(
                request.service(), (_, before) -> before.answered(request.request(), now()));
    }

    private Instant now() {
        return Instant.EPOCH.plusNanos(nanoTime.getAsLong());
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

    @Override
    public synchronized boolean refused(String service, int most, Duration within) {
        long now = nanoTime.getAsLong();
        var counted = refusals.computeIfAbsent(service, _ -> new ArrayDeque<>());
        counted.addLast(now);
        while (now - counted.getFirst() >= within.toNanos()) {
            counted.removeFirst();
        }
        if (counted.size() < most) {
            return false;
        }
        counted.clear();
        return true;
    }
}
