package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Sleeper;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/**
 * What runs know of time: what time it is, when the next date's run is due, and how to wait.
 *
 * @param schedule when the run of each date is due
 */
public record RunClock(DailySchedule schedule, InstantSource clock, Sleeper sleeper) {

    public Instant instant() {
        return clock.instant();
    }

    /** The UTC date of now. */
    public LocalDate today() {
        return UtcDate.of(instant());
    }

    /** Whether the next date's run is due, which takes over what this one leaves. */
    public boolean isOverdue(DailyRun run) {
        return !instant().isBefore(schedule.nextDateDue(run.date()));
    }

    /** Waits, unless this thread is interrupted. */
    public void pause(Duration length) throws InterruptedException {
        sleeper.pause(length);
    }

    /** The same clock for work that must not wait. */
    RunClock withoutWaiting() {
        return new RunClock(schedule, clock, _ -> {});
    }
}
