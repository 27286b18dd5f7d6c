package dev.pacenote.domain.platform.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/**
 * How far back is remembered what was told. What people follow, what is known of boards, and what a
 * person guards has no end.
 *
 * @param news the first date of which mails, history, inbox, and who did what in the admin panel
 *     are kept
 * @param rehearsals the first moment of which rehearsals are kept
 */
public record Retention(LocalDate news, Instant rehearsals) {

    /** A year, and a month to look back at the year. */
    private static final int DAYS_OF_NEWS = 400;

    private static final Duration REHEARSALS = Duration.ofDays(30);

    public static Retention at(Instant now) {
        return new Retention(
                LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(DAYS_OF_NEWS),
                now.minus(REHEARSALS));
    }
}
