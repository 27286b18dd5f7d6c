package dev.pacenote.adapters.out.discord;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * When a request may leave, as Discord said last: for each bucket and channel or server, and for
 * all together. In any second no more leave than were agreed.
 */
final class RateBuckets {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    /** So many are remembered before those that are free again are forgotten. */
    private static final int MANY = 10_000;

    private final int perSecond;
    private final LongSupplier nanoTime;
    private final Map<String, Long> closedUntil = new HashMap<>();
    private final Deque<Long> left = new ArrayDeque<>();
    private long allClosedUntil;

    RateBuckets(double perSecond, LongSupplier nanoTime) {
        this.perSecond = (int) Math.max(1, perSecond);
        this.nanoTime = nanoTime;
        this.allClosedUntil = nanoTime.getAsLong();
    }

    /**
     * Takes a place for one request now.
     *
     * @param bucket such as {@code POST channels/80}
     * @return how long to wait before asking again; empty: it may leave
     */
    synchronized Optional<Duration> take(String bucket) {
        long now = nanoTime.getAsLong();
        long wait = Math.max(allClosedUntil - now, closedUntil.getOrDefault(bucket, now) - now);
        if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
        }
        while (!left.isEmpty() && now - left.peekFirst() >= SECOND) {
            left.removeFirst();
        }
        if (left.size() >= perSecond) {
            return Optional.of(Duration.ofNanos(SECOND - (now - left.getFirst())));
        }
        left.addLast(now);
        return Optional.empty();
    }

    /**
     * @return how long that bucket is closed; empty: it is open
     */
    synchronized Optional<Duration> closed(String bucket) {
        long now = nanoTime.getAsLong();
        long wait = closedUntil.getOrDefault(bucket, now) - now;
        return wait > 0 ? Optional.of(Duration.ofNanos(wait)) : Optional.empty();
    }

    /** Nothing of that bucket leaves before then. */
    synchronized void close(String bucket, Duration wait) {
        long now = nanoTime.getAsLong();
        if (closedUntil.size() > MANY) {
            closedUntil.values().removeIf(until -> until - now <= 0);
        }
        closedUntil.merge(bucket, now + wait.toNanos(), Math::max);
    }

    /** Nothing at all leaves before then. */
    synchronized void closeAll(Duration wait) {
        allClosedUntil = Math.max(allClosedUntil, nanoTime.getAsLong() + wait.toNanos());
    }
}
