package dev.pacenote.domain.platform.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** How many days back rows are kept. */
public record RetentionPeriod(int days) {

    public RetentionPeriod {
        if (days < 1) {
            throw new IllegalArgumentException("nothing is kept for " + days + " days");
        }
    }

    /** The first date, UTC, of which rows are kept. */
    public LocalDate firstDay(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days);
    }

    /** The first moment of which rows are kept. */
    public Instant firstMoment(Instant now) {
        return now.minus(Duration.ofDays(days));
    }
}
