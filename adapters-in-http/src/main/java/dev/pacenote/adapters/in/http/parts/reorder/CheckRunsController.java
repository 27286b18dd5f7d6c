package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.security.CronSecretScheme;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.parts.reorder.CheckParts;
import dev.pacenote.application.parts.reorder.CheckRun;
import dev.pacenote.application.parts.reorder.CheckRuns;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;

/** Starts the check of all workshops, and shows what became of it: for an admin or the clock. */
@Controller("/reorder")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured({Roles.CRON, Roles.ADMIN})
@Schemes({BearerScheme.class, CronSecretScheme.class})
final class CheckRunsController {

    @Schema(name = "StartedCheckRun")
    record StartedView(String runId) {}

    @Schema(name = "CheckRun")
    record RunView(
            String runId,
            String trigger,
            String startedAt,
            @Nullable String finishedAt,
            int parts,
            int created,
            int resolved,
            int alerted,
            int errors) {

        static RunView of(CheckRun run) {
            var counts = run.counts();
            return new RunView(
                    run.id().toString(),
                    run.trigger(),
                    Times.iso(run.startedAt()),
                    Times.iso(run.finishedAt()),
                    counts.parts(),
                    counts.created(),
                    counts.resolved(),
                    counts.alerted(),
                    counts.errors());
        }
    }

    private final CheckParts check;
    private final RequestedChecks requested;

    CheckRunsController(CheckParts check, RequestedChecks requested) {
        this.check = check;
        this.requested = requested;
    }

    /** Starts the check as the clock does. */
    @Post("/run")
    @Status(HttpStatus.ACCEPTED)
    @Refuses({401, 403, 409, 429})
    HttpResponse<StartedView> start() {
        return switch (check.request()) {
            case CheckRuns.Begun.Started(var run) -> {
                requested.asked();
                yield HttpResponse.<StartedView>accepted()
                        .header(HttpHeaders.LOCATION, location(run.id()))
                        .body(new StartedView(run.id().toString()));
            }
            case CheckRuns.Begun.AtWork(var run) ->
                    throw new ProblemException(
                            Problem.of(
                                            409,
                                            "run_in_progress",
                                            "A check is at work",
                                            "All parts are being checked already.")
                                    .with("runId", run.toString())
                                    .at(location(run)));
        };
    }

    private static String location(UUID run) {
        return "/reorder/runs/" + run;
    }

    /** Returns a check. */
    @Get("/runs/{id}")
    @Refuses({401, 403, 404, 429})
    RunView find(@RequestBean UuidPath path) {
        return check.find(path.id())
                .map(RunView::of)
                .orElseThrow(
                        () ->
                                PartsProblems.refused(
                                        404, "run_not_found", "No such check", "Check not found"));
    }
}
