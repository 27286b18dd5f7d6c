package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.streams.membership.GuildAccess.Use;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Says whether an account may ask once more; reads and writes are counted apart. */
public final class LimitRequests {

    /** Of one account. */
    public record Limits(RateLimit reads, RateLimit writes) {

        public static Limits perMinute(int reads, int writes) {
            return new Limits(
                    new RateLimit(reads, Duration.ofMinutes(1)),
                    new RateLimit(writes, Duration.ofMinutes(1)));
        }
    }

    private final RateLimiter limiter;
    private final Limits limits;
    private final InstantSource clock;

    public LimitRequests(RateLimiter limiter, Limits limits, InstantSource clock) {
        this.limiter = limiter;
        this.limits = limits;
        this.clock = clock;
    }

    /**
     * Counts one more request.
     *
     * @return after which wait there may be one more; empty where this one may go on
     */
    public Optional<Duration> refused(AccountId account, Use use) {
        var verdict =
                switch (use) {
                    case READ ->
                            limiter.take(
                                    "streams-reads:" + account, limits.reads(), clock.instant());
                    case WRITE ->
                            limiter.take(
                                    "streams-writes:" + account, limits.writes(), clock.instant());
                };
        return verdict instanceof RateLimit.Verdict.Refused(var wait)
                ? Optional.of(wait)
                : Optional.empty();
    }
}
