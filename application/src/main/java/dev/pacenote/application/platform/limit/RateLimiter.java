package dev.pacenote.application.platform.limit;

import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    /** An attempt that is to be counted for a key. */
    record Attempt(String key, RateLimit limit) {}

    /**
     * Counts these attempts, one after the other, until a limit refuses; those behind it are not
     * counted.
     *
     * @return the refusal, if there is one
     */
    default RateLimit.Verdict takeEach(List<Attempt> attempts, Instant now) {
        for (var attempt : attempts) {
            if (take(attempt.key(), attempt.limit(), now)
                    instanceof RateLimit.Verdict.Refused refused) {
                return refused;
            }
        }
        return new RateLimit.Verdict.Allowed();
    }

    /**
     * Counts several attempts at once, all of them or none; deciding and counting are one step. It
     * counts from the key's first attempt on, whenever that was, so a key is for one window. No
     * other method is asked about such a key.
     *
     * @return false when the limit has no room for all of them
     */
    boolean takeAll(String key, int times, RateLimit limit, Instant now);

    /** Takes one attempt of that moment back, because it turned out not to count. */
    void giveBack(String key, Instant at);

    /**
     * Counts an attempt for each of these keys, whatever any limit says; once more for a key that
     * stands there twice.
     *
     * @param kept so long it may be taken back
     */
    void count(List<String> keys, Duration kept, Instant now);

    /**
     * Takes one of the key's attempts back that were counted within that time: of several callers
     * at once each takes another one.
     *
     * @return false when there is none
     */
    boolean takeBack(String key, Duration within, Instant now);

    /** Forgets every attempt of a key. */
    void clear(String key);
}
