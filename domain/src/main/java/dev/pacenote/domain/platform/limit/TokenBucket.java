package dev.pacenote.domain.platform.limit;

import java.time.Duration;
import java.util.Optional;

/**
 * Lets a burst pass, and after it a steady rate: a token bucket. Time is given in nanoseconds from
 * any beginning.
 *
 * @param perSecond tokens that come back in a second
 * @param burst most tokens that lie in the bucket
 * @param tokens that lay in it at that time
 */
public record TokenBucket(int perSecond, int burst, double tokens, long atNanos) {

    private static final double SECOND = Duration.ofSeconds(1).toNanos();

    /** A full bucket. */
    public static TokenBucket full(int perSecond, int burst, long nowNanos) {
        return new TokenBucket(perSecond, burst, burst, nowNanos);
    }

    /** Takes a token; empty when there is none. */
    public Optional<TokenBucket> take(long nowNanos) {
        double now = Math.min(burst, tokens + (nowNanos - atNanos) / SECOND * perSecond);
        return now < 1
                ? Optional.empty()
                : Optional.of(new TokenBucket(perSecond, burst, now - 1, nowNanos));
    }
}
