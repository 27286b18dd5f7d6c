package dev.pacenote.adapters.in.http.dailyrun;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.digest.MailStates;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.dryrun.DryRunPreviews;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.digest.RetryDailyEmail;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
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
import java.time.InstantSource;
import java.util.List;

/** Runs and mails in an admin's hands (contract 2.25). */
@Controller("/api/v1/admin")
@Tag(name = "dailyrun")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class RunsController {

    @Schema(name = "StartRunRequest")
    @Introspected
    record StartRunRequest(@JsonProperty("dry_run") @Nullable Boolean dryRun) implements JsonBody {}

    @Schema(name = "Runs")
    record Runs(List<RunView> runs, Pagination.Snake pagination) {}

    @Schema(name = "RunsEmail")
    record EmailView(String id, String state, int attempts) {}

    @Schema(name = "Retried")
    record Retried(String message, EmailView email) {}

    private final RunLauncher launcher;
    private final DailyRuns runs;
    private final DryRunPreviews previews;
    private final RunViews views;
    private final RetryDailyEmail retryEmail;
    private final InstantSource clock;

    RunsController(
            RunLauncher launcher,
            DailyRuns runs,
            DryRunPreviews previews,
            RunViews views,
            RetryDailyEmail retryEmail,
            InstantSource clock) {
        this.launcher = launcher;
        this.runs = runs;
        this.previews = previews;
        this.views = views;
        this.retryEmail = retryEmail;
        this.clock = clock;
    }

    /** Starts a daily run or a dry run. */
    @Post("/runs")
    @Status(HttpStatus.ACCEPTED)
    @Refuses(409)
    @Secured(Roles.ADMIN)
    HttpResponse<RunView> start(@Body StartRunRequest body) {
        var launch =
                Boolean.TRUE.equals(body.dryRun())
                        ? launcher.startDryRun()
                        : launcher.start(DailyRun.Trigger.ADMIN);
        return switch (launch) {
            case RunStart.Started(var run, _) ->
                    HttpResponse.accepted()
                            .header(HttpHeaders.LOCATION, location(run))
                            .body(views.of(run));
            case RunStart.InProgress _, RunStart.NotYet _ ->
                    throw new ProblemException(inProgress());
            case RunStart.NothingToResume _ ->
                    throw new IllegalStateException("a start always starts");
        };
    }

    private static String location(DailyRun run) {
        return "/api/v1/admin/runs/" + run.id();
    }

    private Problem inProgress() {
        var problem =
                Problem.of(
                        409,
                        "run_in_progress",
                        "A run is active",
                        "A daily run is active already.");
        // The latest begun is the one that holds the lock.
        return runs.page(new Paging(1, 1)).rows().stream()
                .findFirst()
                .map(run -> problem.at(location(run)))
                .orElse(problem);
    }

    /** Lists daily runs and dry runs, newest first. */
    @Get("/runs")
    @Secured(Roles.ADMIN)
    Runs list(@RequestBean PageQuery.Snake query) {
        var page = runs.page(query.paging());
        return new Runs(page.rows().stream().map(views::of).toList(), Pagination.Snake.of(page));
    }

    /** Returns one daily run or dry run. */
    @Get("/runs/{id}")
    @Refuses(404)
    @Secured(Roles.ADMIN)
    RunView run(@RequestBean UuidPath path) {
        var run =
                runs.find(path.id())
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.notFound("There is no such run.")));
        return views.of(run, previews.find(run.id(), clock.instant().minus(MailPreview.KEPT)));
    }

    /** Tries to send a mail again. */
    @Post("/emails/{id}/retry")
    @Status(HttpStatus.ACCEPTED)
    @Refuses({404, 409})
    @Secured(Roles.ADMIN)
    Retried retry(@RequestBean UuidPath path) {
        return switch (retryEmail.retry(path.id())) {
            case RetryDailyEmail.Result.Waiting(var mail) ->
                    new Retried(
                            "The mail is tried again now.",
                            new EmailView(
                                    mail.id().toString(),
                                    MailStates.wireName(mail),
                                    mail.attempts()));
            case RetryDailyEmail.Result.AlreadySent _ ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "already_sent",
                                    "Already sent",
                                    "The mail server has taken this mail."));
            case RetryDailyEmail.Result.NoSuchMail _ ->
                    throw new ProblemException(Problem.notFound("There is no such mail."));
        };
    }
}
