package dev.pacenote.application.streams.intake;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.platform.NetworkAddress;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Counts messages that were not signed by whom they name. Genuine ones are never counted. */
public final class LimitForgeries {

    /** Of one address. */
    public static final RateLimit LIMIT = new RateLimit(60, Duration.ofMinutes(1));

    private final RateLimiter limiter;

    public LimitForgeries(RateLimiter limiter) {
        this.limiter = limiter;
    }

    /**
     * Counts one more.
     *
     * @return after which wait another one is looked at as such; empty below the limit
     */
    public Optional<Duration> refused(String address, Instant now) {
        var key = "forged messages from " + new NetworkAddress(address).limitKey();
        return limiter.take(key, LIMIT, now) instanceof RateLimit.Verdict.Refused(var wait)
                ? Optional.of(wait)
                : Optional.empty();
    }
}
