package dev.pacenote.domain.platform.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * At most {@code max} attempts in any {@code window}. A refused attempt is not counted, so waiting
 * always helps.
 */
public record RateLimit(int max, Duration window) {

    /** Five failed log-ins for one name from one address in five minutes. */
    public static final RateLimit LOGIN_FAILURES = new RateLimit(5, Duration.ofMinutes(5));

    public static final RateLimit LOGIN_PER_ADDRESS = new RateLimit(20, Duration.ofMinutes(5));
    public static final RateLimit LOGIN_PER_NAME = new RateLimit(100, Duration.ofHours(1));
    public static final RateLimit REGISTRATIONS = new RateLimit(3, Duration.ofMinutes(5));
    public static final RateLimit REGISTER_ATTEMPTS = new RateLimit(20, Duration.ofMinutes(5));
    public static final RateLimit REFRESHES = new RateLimit(60, Duration.ofMinutes(1));
    public static final RateLimit ALERTS = new RateLimit(10, Duration.ofMinutes(5));
    public static final RateLimit USER_SEARCHES = new RateLimit(20, Duration.ofSeconds(60));
    public static final RateLimit WRONG_CRON_SECRETS = new RateLimit(10, Duration.ofMinutes(5));
    public static final RateLimit LETTERS_PER_ACCOUNT = new RateLimit(3, Duration.ofHours(1));
    public static final RateLimit LETTERS_PER_ADDRESS = new RateLimit(10, Duration.ofHours(1));

    public static final RateLimit EXPORTS = new RateLimit(2, Duration.ofHours(1));
    public static final RateLimit MAP_SEARCHES = new RateLimit(2, Duration.ofSeconds(60));
    public static final RateLimit BOARDS = new RateLimit(20, Duration.ofSeconds(60));
    public static final RateLimit NAMES = new RateLimit(20, Duration.ofSeconds(60));
    public static final RateLimit DRIVER_NAMES = new RateLimit(10, Duration.ofMinutes(5));
    public static final RateLimit DRIVER_MAP_SEARCHES = new RateLimit(5, Duration.ofSeconds(60));
    public static final RateLimit DRIVER_CHECKS = new RateLimit(10, Duration.ofMinutes(5));
    public static final RateLimit FEEDBACK = new RateLimit(5, Duration.ofMinutes(5));

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
