package dev.pacenote.domain.platform.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * At most {@code max} attempts in any {@code window}. A refused attempt is not counted, so waiting
 * always helps.
 */
public record RateLimit(int max, Duration window) {

    /** Whether one more attempt is allowed now, and if not, after which wait. */
    public sealed interface Verdict {
        record Allowed() implements Verdict {}

        /**
         * @param retryAfter rounded up to whole seconds, at least one
         */
        record Refused(Duration retryAfter) implements Verdict {}
    }

    /**
     * @param earlier the counted attempts of one key, oldest first
     */
    public Verdict judge(List<Instant> earlier, Instant now) {
        var inWindow = earlier.stream().filter(at -> at.isAfter(now.minus(window))).toList();
        if (inWindow.size() < max) {
            return new Verdict.Allowed();
        }
        var freeAt = inWindow.get(inWindow.size() - max).plus(window);
        long seconds = Math.ceilDiv(Duration.between(now, freeAt).toMillis(), 1000L);
        return new Verdict.Refused(Duration.ofSeconds(Math.max(1, seconds)));
    }
}
