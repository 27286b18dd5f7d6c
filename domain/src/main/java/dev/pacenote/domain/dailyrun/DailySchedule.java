package dev.pacenote.domain.dailyrun;

import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * When the daily run is due.
 *
 * @param at time of day in {@code zone}; on a day that lacks it (clocks going forward) the moment
 *     that the zone's rules put in its place
 */
public record DailySchedule(LocalTime at, ZoneId zone) {

    /**
     * When the schedule starts the next run.
     *
     * @param last the date of the latest run, if there was one
     * @return a moment of the past when a run is due now
     */
    public Instant nextRun(Optional<LocalDate> last, Instant now) {
        var yesterday = UtcDate.of(now).minusDays(1);
        return nextDateDue(last.filter(date -> date.isAfter(yesterday)).orElse(yesterday));
    }

    /**
     * How long a run has been due and was not begun.
     *
     * @param last the date of the latest run, if there was one; a service without a past began some
     *     time today, and its first appointment may be tomorrow's
     * @return zero when none is due
     */
    public Duration late(Optional<LocalDate> last, Instant now) {
        var due = nextRun(last, now);
        return last.isPresent() && now.isAfter(due) ? Duration.between(due, now) : Duration.ZERO;
    }

    /**
     * The next appointment, whatever took place before: there is one for each UTC date, and none
     * twice, also where clocks are put forward or back.
     */
    public Instant firstAfter(Instant now) {
        var due = nextDateDue(UtcDate.of(now).minusDays(1));
        return due.isAfter(now) ? due : nextDateDue(UtcDate.of(now));
    }

    /** The first due moment that belongs to a later UTC date than this one. */
    public Instant nextDateDue(LocalDate date) {
        var from = date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
        var local = from.atZone(zone).toLocalDate();
        var due = local.atTime(at).atZone(zone).toInstant();
        return due.isBefore(from) ? local.plusDays(1).atTime(at).atZone(zone).toInstant() : due;
    }
}
