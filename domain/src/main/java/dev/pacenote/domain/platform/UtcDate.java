package dev.pacenote.domain.platform;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

/** The calendar that runs, mails and history go by: one date for everybody, that of UTC. */
public final class UtcDate {

    private UtcDate() {}

    /** The date at a moment. */
    public static LocalDate of(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }
}
