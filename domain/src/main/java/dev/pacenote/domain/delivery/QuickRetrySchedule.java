package dev.pacenote.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after the n-th failed try of something that is soon out of date, such as a push.
 * Each wait is a random part of its most (full jitter), so that not everything that failed together
 * comes back together; all of them take less than half an hour.
 */
public final class QuickRetrySchedule {

    private static final List<Duration> MOST =
            List.of(
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(2),
                    Duration.ofMinutes(4),
                    Duration.ofMinutes(8),
                    Duration.ofMinutes(14));

    /** How often it is tried before it is given up. */
    public static final int MOST_ATTEMPTS = MOST.size() + 1;

    private static final Duration LONGEST = Duration.ofMinutes(30);

    private QuickRetrySchedule() {}

    /**
     * @param failedAttempts how many attempts have failed so far, from 1
     * @param random from 0 to 1
     * @param asked how long the other side wants us to wait; longer than half an hour is too long
     * @return the wait before the next try, or empty when it was the last
     */
    public static Optional<Duration> waitAfter(
            int failedAttempts, double random, Optional<Duration> asked) {
        if (failedAttempts > MOST.size()) {
            return Optional.empty();
        }
        var most = MOST.get(failedAttempts - 1);
        var wait = Duration.ofMillis((long) (most.toMillis() * random));
        return Optional.of(asked.filter(longer -> longer.compareTo(wait) > 0).orElse(wait))
                .filter(chosen -> chosen.compareTo(LONGEST) <= 0);
    }
}
