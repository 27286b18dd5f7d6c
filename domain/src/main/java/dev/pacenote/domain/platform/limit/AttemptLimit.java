package dev.pacenote.domain.platform.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * At most {@code max} attempts in any {@code window}. A refused attempt is not counted, so waiting
 * always helps.
 */
public record AttemptLimit(int max, Duration window) {

    /** Five failed log-ins for one name from one address in five minutes. */
    public static final AttemptLimit LOGIN_FAILURES = new AttemptLimit(5, Duration.ofMinutes(5));

    public static final AttemptLimit LOGIN_PER_ADDRESS =
            new AttemptLimit(20, Duration.ofMinutes(5));
    public static final AttemptLimit LOGIN_PER_NAME = new AttemptLimit(100, Duration.ofHours(1));
    public static final AttemptLimit REGISTRATIONS = new AttemptLimit(3, Duration.ofMinutes(5));
    public static final AttemptLimit REGISTER_ATTEMPTS =
            new AttemptLimit(20, Duration.ofMinutes(5));
    public static final AttemptLimit REFRESHES = new AttemptLimit(60, Duration.ofMinutes(1));
    public static final AttemptLimit ALERTS = new AttemptLimit(10, Duration.ofMinutes(5));
    public static final AttemptLimit USER_SEARCHES = new AttemptLimit(20, Duration.ofSeconds(60));
    public static final AttemptLimit WRONG_CRON_SECRETS =
            new AttemptLimit(10, Duration.ofMinutes(5));
    public static final AttemptLimit LETTERS_PER_ACCOUNT = new AttemptLimit(3, Duration.ofHours(1));
    public static final AttemptLimit LETTERS_PER_ADDRESS =
            new AttemptLimit(10, Duration.ofHours(1));

    public static final AttemptLimit EXPORTS = new AttemptLimit(2, Duration.ofHours(1));
    public static final AttemptLimit MAP_SEARCHES = new AttemptLimit(2, Duration.ofSeconds(60));
    public static final AttemptLimit BOARDS = new AttemptLimit(20, Duration.ofSeconds(60));
    public static final AttemptLimit NAMES = new AttemptLimit(20, Duration.ofSeconds(60));
    public static final AttemptLimit DRIVER_NAMES = new AttemptLimit(10, Duration.ofMinutes(5));
    public static final AttemptLimit DRIVER_MAP_SEARCHES =
            new AttemptLimit(5, Duration.ofSeconds(60));
    public static final AttemptLimit DRIVER_CHECKS = new AttemptLimit(10, Duration.ofMinutes(5));
    public static final AttemptLimit FEEDBACK = new AttemptLimit(5, Duration.ofMinutes(5));

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
