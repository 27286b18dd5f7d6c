package dev.pacenote.domain.platform.limit;

import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import java.time.Duration;
import java.time.Instant;

/**
 * How often somebody did something since the first time in a window: a limit for what is done so
 * often that nobody keeps the time of each. Of any stretch as long as the window at most twice the
 * limit passes; whoever keeps within it is never refused.
 *
 * @param since the first time
 * @param count refused attempts included
 */
public record CountedWindow(Instant since, long count) {

    /** The window that the first attempt opens. */
    public static CountedWindow first(Instant now) {
        return new CountedWindow(now, 1);
    }

    /** With one attempt more; after its end, and where the clock was set back, a new window. */
    public CountedWindow next(RateLimit limit, Instant now) {
        return isOver(limit.window(), now) ? first(now) : new CountedWindow(since, count + 1);
    }

    /** Whether it says nothing any more. */
    public boolean isOver(Duration window, Instant now) {
        return now.isBefore(since) || !now.isBefore(since.plus(window));
    }

    /** Whether the last attempt is allowed. */
    public Verdict judge(RateLimit limit, Instant now) {
        if (count <= limit.max()) {
            return new Verdict.Allowed();
        }
        var left = Duration.between(now, since.plus(limit.window()));
        return new Verdict.Refused(
                Duration.ofSeconds(Math.max(1, Math.ceilDiv(left.toMillis(), 1_000L))));
    }
}
