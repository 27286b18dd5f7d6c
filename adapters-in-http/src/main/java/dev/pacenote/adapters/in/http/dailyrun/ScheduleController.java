package dev.pacenote.adapters.in.http.dailyrun;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.dailyrun.ShowSchedule;
import dev.pacenote.domain.dailyrun.DailyRun;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** When everything was looked at last, and when it will be again. */
@Controller("/api/v1/schedule")
@Tag(name = "dailyrun")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class ScheduleController {

    @Schema(name = "LastRun")
    record LastRun(
            String date,
            String state,
            String startedAt,
            @Nullable String finishedAt,
            int mapsTotal,
            int mapsChecked,
            int mapsFailed) {}

    @Schema(name = "Timetable")
    record Timetable(
            String now, @Nullable LastRun lastRun, String nextRunAt, double requestsPerSecond) {}

    private final ShowSchedule schedule;

    ScheduleController(ShowSchedule schedule) {
        this.schedule = schedule;
    }

    /** Returns the last daily run, and when the next one starts. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Timetable show() {
        var timetable = schedule.show();
        return new Timetable(
                Times.iso(timetable.now()),
                timetable.lastRun().map(ScheduleController::view).orElse(null),
                Times.iso(timetable.nextRunAt()),
                timetable.requestsPerSecond());
    }

    private static LastRun view(DailyRun run) {
        var progress = run.progress();
        return new LastRun(
                run.date().toString(),
                run.state().wireName(),
                Times.iso(run.passStartedAt()),
                Times.iso(run.finishedAt()),
                progress.watched(),
                progress.surveyed(),
                progress.failed());
    }
}
