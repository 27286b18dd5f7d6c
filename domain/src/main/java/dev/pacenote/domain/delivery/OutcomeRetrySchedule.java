package dev.pacenote.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait before it is said once more that a mail left. All waits together end well before
 * the claim on the mail does: until then nobody else sends it.
 */
public final class OutcomeRetrySchedule {

    private static final List<Duration> WAITS =
            List.of(
                    Duration.ofMillis(200),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(10),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20),
                    Duration.ofSeconds(20));

    private OutcomeRetrySchedule() {}

    /**
     * @param failures how many times it could not be stored so far, from 1
     * @return the wait before the next try, or empty when it was the last
     */
    public static Optional<Duration> waitAfter(int failures) {
        return failures <= WAITS.size() ? Optional.of(WAITS.get(failures - 1)) : Optional.empty();
    }
}
