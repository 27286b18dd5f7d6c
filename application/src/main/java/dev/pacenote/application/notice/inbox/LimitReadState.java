package dev.pacenote.application.notice.inbox;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Says whether an account may set one more mark: read, unread, seen, archived, of whatever it is.
 * Every way to set one asks here first.
 */
public final class LimitReadState {

    private final RateLimiter rateLimiter;
    private final RateLimit limit;
    private final InstantSource clock;

    /**
     * @param limit of one account
     */
    public LimitReadState(RateLimiter rateLimiter, RateLimit limit, InstantSource clock) {
        this.rateLimiter = rateLimiter;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * Counts one more mark.
     *
     * @return after which wait there may be one more; empty where this one may be set
     */
    public Optional<Duration> refused(AccountId account) {
        return switch (rateLimiter.take("read-state:" + account, limit, clock.instant())) {
            case RateLimit.Verdict.Allowed _ -> Optional.empty();
            case RateLimit.Verdict.Refused(var wait) -> Optional.of(wait);
        };
    }
}
