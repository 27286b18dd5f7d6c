package dev.pacenote.adapters.in.http.dailyrun;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.security.CronSecretScheme;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunState;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Starting and watching the daily run with the cron secret (contract 2.31). */
@Controller("/api/v1/cron")
@Tag(name = "dailyrun")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class CronController {

    @Schema(name = "Complete")
    record Complete(
            String message,
            int phase1Processed,
            int phase2Processed,
            int phase1Errors,
            int phase2Errors,
            int emailsSent,
            int emailsSkipped,
            int totalProcessed,
            int emailsFailed,
            String date,
            String runId) {}

    /** Everything but {@code false} means yes. */
    @Introspected
    record WaitQuery(@QueryValue("wait") @Nullable @Schema(type = "boolean") String wanted)
            implements Parameters {}

    private final RunLauncher launcher;
    private final DailyRuns runs;
    private final RunViews views;

    CronController(RunLauncher launcher, DailyRuns runs, RunViews views) {
        this.launcher = launcher;
        this.runs = runs;
        this.views = views;
    }

    /** Starts the daily run, with the cron secret. */
    @Post("/daily")
    @ApiResponse(
            responseCode = "200",
            content = @Content(schema = @Schema(implementation = Complete.class)))
    @ApiResponse(
            responseCode = "202",
            content = @Content(schema = @Schema(implementation = RunView.class)))
    @Refuses({401, 409, 429})
    @Secured(Roles.CRON)
    @Schemes(CronSecretScheme.class)
    HttpResponse<?> daily(@RequestBean WaitQuery query) throws InterruptedException {
        boolean wait = !"false".equals(query.wanted());
        return switch (launcher.start(DailyRun.Trigger.CRON)) {
            case RunStart.Started(var run, var end) ->
                    wait && end.isPresent() ? HttpResponse.ok(await(end.get())) : accepted(run);
            case RunStart.InProgress(var date) -> throw new ProblemException(inProgress(date));
            case RunStart.NotYet _ -> throw new ProblemException(notYet());
            case RunStart.NothingToResume _ ->
                    throw new IllegalStateException("a start always starts");
        };
    }

    private HttpResponse<?> accepted(DailyRun run) {
        return HttpResponse.accepted()
                .header(HttpHeaders.LOCATION, location(run.date()))
                .body(views.of(run));
    }

    private static String location(LocalDate date) {
        return "/api/v1/cron/runs/" + date;
    }

    private static Problem inProgress(LocalDate date) {
        return Problem.of(
                        409, "run_in_progress", "A run is active", "A daily run is active already.")
                .at(location(date));
    }

    private static Problem notYet() {
        return Problem.of(
                409,
                "run_in_progress",
                "A dry run is active",
                "A dry run is being stopped for the daily run. Ask again in a minute.");
    }

    private Complete await(CompletableFuture<DailyRun> end) throws InterruptedException {
        try {
            return summary(end.get());
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnavailableException away) {
                throw away;
            }
            throw new IllegalStateException("the run failed", e.getCause());
        }
    }

    private Complete summary(DailyRun run) {
        var s = views.summary(run);
        return new Complete(
                run.state() == RunState.COMPLETED
                        ? "The run of " + run.date() + " is complete."
                        : "The run of " + run.date() + " was closed unfinished.",
                s.phase1Processed(),
                s.phase2Processed(),
                s.phase1Errors(),
                s.phase2Errors(),
                s.emailsSent(),
                s.emailsSkipped(),
                s.totalProcessed(),
                s.emailsFailed(),
                run.date().toString(),
                run.id().toString());
    }

    /** Returns the daily run of a date, to an admin or with the cron secret. */
    @Get("/runs/{date}")
    @Refuses({401, 403, 404, 429})
    @Secured({Roles.CRON, Roles.ADMIN})
    @Schemes({BearerScheme.class, CronSecretScheme.class})
    RunView run(@PathVariable @Schema(format = "date") String date) {
        LocalDate day;
        try {
            day = LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    Problem.invalid("date", "invalid_date", "A date looks like 2026-11-20."));
        }
        return runs.find(day)
                .map(views::of)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        Problem.notFound("There was no run on " + day + ".")));
    }
}
