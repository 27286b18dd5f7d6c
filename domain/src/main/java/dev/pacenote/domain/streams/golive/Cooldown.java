package dev.pacenote.domain.streams.golive;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Whether a channel that is live again was away for long enough to ping people once more. */
public enum Cooldown {
    /** A post of its own, with its ping. */
    OVER,
    /** The old post goes live again and follows the new broadcast; nobody is pinged. */
    REVIVE,
    /** A post of its own that pings nobody, because there is no old one to go on with. */
    QUIET;

    /**
     * The last broadcast that was posted with a ping for the same link.
     *
     * @param endedAt when it ended; empty when it was never seen to end
     * @param post whether the link's last post is there to go on with
     */
    public record Before(Optional<Instant> endedAt, boolean post) {}

    /**
     * @param before empty when there is none
     * @param startedAt when the new broadcast started; it ends one that was never seen to end
     * @param length how long a channel has to be away
     */
    public static Cooldown of(Optional<Before> before, Instant startedAt, Duration length) {
        return before.filter(last -> isBackSoon(last, startedAt, length))
                .map(last -> last.post() ? REVIVE : QUIET)
                .orElse(OVER);
    }

    private static boolean isBackSoon(Before last, Instant startedAt, Duration length) {
        // What began before the last one ended is back after no time at all.
        return startedAt.isBefore(last.endedAt().orElse(startedAt).plus(length));
    }
}
