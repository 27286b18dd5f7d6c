package dev.pacenote.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait after the n-th failed attempt; after the last wait there is no further try. */
public final class RetrySchedule {

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(15),
                    Duration.ofHours(1),
                    Duration.ofHours(4),
                    Duration.ofHours(12),
                    Duration.ofHours(24));

    /** How often a mail is tried before it is given up. */
    public static final int MAX_ATTEMPTS = WAITS.size() + 1;

    private RetrySchedule() {}

    /**
     * @param failedAttempts how many attempts have failed so far, from 1
     * @return the wait before the next one, or empty when it was the last
     */
    public static Optional<Duration> waitAfter(int failedAttempts) {
        return failedAttempts <= WAITS.size()
                ? Optional.of(WAITS.get(failedAttempts - 1))
                : Optional.empty();
    }
}
