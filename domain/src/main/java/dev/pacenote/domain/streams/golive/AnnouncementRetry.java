package dev.pacenote.domain.streams.golive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When a post is tried again that Discord did not take because of trouble of its own: after 1, 2,
 * 5, 15, 30 seconds, then every minute, for half an hour at most.
 */
public final class AnnouncementRetry {

    /** From the first try to the last. */
    public static final Duration MAX_LENGTH = Duration.ofMinutes(30);

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30));
    private static final Duration EACH_FURTHER = Duration.ofMinutes(1);

    private AnnouncementRetry() {}

    /**
     * @param failed how many tries have failed so far, from 1
     * @param firstTry when the first one began
     * @return when the next one is due, or empty when it was the last
     */
    public static Optional<Instant> next(int failed, Instant firstTry, Instant now) {
        var wait = failed <= WAITS.size() ? WAITS.get(failed - 1) : EACH_FURTHER;
        return Optional.of(now.plus(wait)).filter(at -> !at.isAfter(firstTry.plus(MAX_LENGTH)));
    }
}
