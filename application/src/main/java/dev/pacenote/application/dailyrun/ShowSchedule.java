package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailySchedule;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** A person asks when everything was looked at last, and when it will be again. */
public final class ShowSchedule {

    /**
     * @param now the service's own clock, which in the sandbox may be days ahead
     * @param lastRun the run of the latest date
     * @param requestsPerSecond how fast each of the services may be asked
     */
    public record Timetable(
            Instant now, Optional<DailyRun> lastRun, Instant nextRunAt, double requestsPerSecond) {}

    private final DailyRuns runs;
    private final DailySchedule schedule;
    private final double requestsPerSecond;
    private final InstantSource clock;

    public ShowSchedule(
            DailyRuns runs, DailySchedule schedule, double requestsPerSecond, InstantSource clock) {
        this.runs = runs;
        this.schedule = schedule;
        this.requestsPerSecond = requestsPerSecond;
        this.clock = clock;
    }

    public Timetable show() {
        var now = clock.instant();
        var last = runs.latest();
        return new Timetable(
                now, last, schedule.nextRun(last.map(DailyRun::date), now), requestsPerSecond);
    }
}
