package dev.pacenote.application.notice;

import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.DailySchedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A person asks when everything was looked at last, and when it will be again. */
public final class ShowSchedule {

    /**
     * @param now the service's own clock, which in the sandbox may be days ahead
     * @param lastRun the run of the latest date
     */
    public record Timetable(Instant now, Optional<DailyRun> lastRun, Instant nextRunAt) {}

    private final DailyRuns runs;
    private final DailySchedule schedule;
    private final InstantSource clock;

    public ShowSchedule(DailyRuns runs, DailySchedule schedule, InstantSource clock) {
        this.runs = runs;
        this.schedule = schedule;
        this.clock = clock;
    }

    public Timetable show() {
        var now = clock.instant();
        var last = runs.latest();
        return new Timetable(now, last, schedule.nextRun(last.map(DailyRun::date), now));
    }
}
