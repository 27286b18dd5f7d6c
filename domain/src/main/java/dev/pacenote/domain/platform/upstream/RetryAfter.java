package dev.pacenote.domain.platform.upstream;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** How long another side asks us to wait: seconds, also with parts of one, or a date. */
public final class RetryAfter {

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,20})?");

    private RetryAfter() {}

    /**
     * Reads the header {@code Retry-After}.
     *
     * @return empty for what is neither seconds nor a date
     */
    public static Optional<Duration> read(String text, Instant now) {
        return seconds(text).or(() -> date(text, now));
    }

    /**
     * Reads what is given in seconds only. Never shorter than asked.
     *
     * @return empty for what is no number of seconds
     */
    public static Optional<Duration> seconds(String text) {
        return Optional.of(text)
                .filter(it -> SECONDS.matcher(it).matches())
                .map(
                        it ->
                                Duration.ofMillis(
                                        new BigDecimal(it)
                                                .movePointRight(3)
                                                .setScale(0, RoundingMode.CEILING)
                                                .longValueExact()));
    }

    private static Optional<Duration> date(String text, Instant now) {
        try {
            var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return Optional.of(at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
