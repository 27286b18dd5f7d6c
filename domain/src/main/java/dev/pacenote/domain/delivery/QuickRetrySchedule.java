package dev.pacenote.domain.delivery;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long to wait after the n-th failed try of something that is soon out of date, such as a push.
 * Each wait is a random part of its most (full jitter), so that not everything that failed together
 * comes back together; all of them take less than half an hour. The last two waits have a least, so
 * that the last try always outlives another side that is away for five minutes.
 */
public final class QuickRetrySchedule {

    private static final List<Wait> WAITS =
            List.of(
                    Wait.upTo(Duration.ofSeconds(10)),
                    Wait.upTo(Duration.ofSeconds(30)),
                    Wait.upTo(Duration.ofMinutes(1)),
                    Wait.upTo(Duration.ofMinutes(2)),
                    Wait.upTo(Duration.ofMinutes(4)),
                    new Wait(Duration.ofMinutes(2), Duration.ofMinutes(8)),
                    new Wait(Duration.ofMinutes(4), Duration.ofMinutes(14)));

    /** How often it is tried before it is given up. */
    public static final int MAX_ATTEMPTS = WAITS.size() + 1;

    /** From the first try to the last: later nobody wants to hear of it. */
    private static final Duration MAX_LENGTH = Duration.ofMinutes(30);

    private QuickRetrySchedule() {}

    /** A wait between two tries, somewhere between its least and its most. */
    private record Wait(Duration least, Duration most) {

        static Wait upTo(Duration most) {
            return new Wait(Duration.ZERO, most);
        }

        Duration at(double random) {
            long span = most.minus(least).toMillis();
            return least.plusMillis((long) (span * random));
        }
    }

    /**
     * @param failedAttempts how many attempts have failed so far, from 1
     * @param random from 0 to 1
     * @param asked how long the other side wants us to wait: kept where it is longer than ours. We
     *     come no sooner than asked; where that is too late it is the end
     * @param past since the first try
     * @return the wait before the next try, or empty when it was the last
     */
    public static Optional<Duration> waitAfter(
            int failedAttempts, double random, Optional<Duration> asked, Duration past) {
        var left = MAX_LENGTH.minus(past);
        if (failedAttempts > WAITS.size() || left.isNegative()) {
            return Optional.empty();
        }
        var wait = WAITS.get(failedAttempts - 1).at(random);
        var ours = wait.compareTo(left) < 0 ? wait : left;
        return Optional.of(asked.filter(longer -> longer.compareTo(ours) > 0).orElse(ours))
                .filter(chosen -> chosen.compareTo(left) <= 0);
    }
}
