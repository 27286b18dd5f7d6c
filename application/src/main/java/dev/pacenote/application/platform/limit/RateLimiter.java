package dev.pacenote.application.platform.limit;

import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Instant;

/**
 * Counted attempts per key, for rate limits. Shared by every instance on the same store; what left
 * every window is forgotten.
 */
public interface RateLimiter {

    /**
     * Counts an attempt if the limit allows one more. Deciding and counting are one step: of many
     * callers at once exactly as many pass as the limit has room for. A refused attempt is not
     * counted.
     */
    RateLimit.Verdict take(String key, RateLimit limit, Instant now);

    /** Takes one attempt of that moment back, because it turned out not to count. */
    void giveBack(String key, Instant at);

    /** Forgets every attempt of a key. */
    void clear(String key);
}
