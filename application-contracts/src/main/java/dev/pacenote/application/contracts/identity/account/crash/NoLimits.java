package dev.pacenote.application.contracts.identity.account.crash;

import dev.pacenote.application.platform.limit.RateLimiter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What is limited is none of our business here, only that it is asked. */
final class NoLimits implements RateLimiter {
    @Override
    public dev.pacenote.domain.platform.limit.RateLimit.Verdict take(
            String key, dev.pacenote.domain.platform.limit.RateLimit limit, Instant at) {
        return new dev.pacenote.domain.platform.limit.RateLimit.Verdict.Allowed();
    }

    @Override
    public boolean takeAll(
            String key, int times, dev.pacenote.domain.platform.limit.RateLimit limit, Instant at) {
        return true;
    }

    @Override
    public void giveBack(String key, Instant at) {
        // Nothing was counted.
    }

    @Override
    public void count(List<String> keys, Duration kept, Instant at) {
        // Nothing is limited.
    }

    @Override
    public boolean takeBack(String key, Duration within, Instant at) {
        return false;
    }

    @Override
    public void clear(String key) {
        // Nothing was counted.
    }
}
