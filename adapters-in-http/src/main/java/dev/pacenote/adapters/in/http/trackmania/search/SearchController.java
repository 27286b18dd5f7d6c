package dev.pacenote.adapters.in.http.trackmania.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.PlusSigns;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.trackmania.board.BoardRow;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.trackmania.search.SearchRecords;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.search.SearchJob;
import dev.pacenote.domain.trackmania.search.SearchPeriod;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;

/** Searches for records on an author's maps (contract 2.14, 2.15). */
@Controller("/api/v1/users/maps")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class SearchController {

    @Schema(name = "Started")
    record StartedView(
            String jobId,
            String status,
            String message,
            String estimatedWaitTime,
            boolean joined) {}

    @Schema(name = "SearchMap")
    record MapView(
            long mapId,
            String mapUid,
            String mapName,
            String mapNamePlain,
            List<BoardRow> leaderboard) {}

    @Schema(name = "Status")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record JobStatus(
            String jobId,
            String status,
            String username,
            String period,
            @JsonProperty("created_at") long createdAt,
            @JsonProperty("updated_at") long updatedAt,
            int mapsTotal,
            int mapsChecked,
            int mapsFailed,
            boolean partial,
            @Nullable List<MapView> result,
            @Nullable String error) {}

    @Introspected
    record SearchQuery(
            @QueryValue @NotNull @ParsedBy(Username.class) String username,
            @QueryValue
                    @Nullable
                    @Schema(
                            type = "string",
                            allowableValues = {"1d", "1w", "1m"})
                    @ParsedBy(SearchPeriod.class)
                    String period)
            implements Parameters {}

    @Introspected
    record JobPath(@PathVariable UUID jobId) implements Parameters {}

    private final SearchRecords searches;

    SearchController(SearchRecords searches) {
        this.searches = searches;
    }

    /** Starts a search for recent records on an author's maps. */
    @Get
    @Status(HttpStatus.ACCEPTED)
    @Refuses(429)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    StartedView start(
            HttpRequest<?> request,
            @Parameter(hidden = true) Caller caller,
            @RequestBean SearchQuery query) {
        var author = new Username(query.username());
        var otherwise = PlusSigns.kept(request, "username").map(Username::new);
        var period = query.period() == null ? SearchPeriod.DAY : SearchPeriod.of(query.period());
        return switch (searches.start(caller.user(), author, otherwise, period)) {
            case SearchRecords.Started.Ok(var job) -> started(job, false);
            case SearchRecords.Started.Joined(var job) -> started(job, true);
            case SearchRecords.Started.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    private static StartedView started(SearchJob job, boolean joined) {
        return new StartedView(
                job.id().toString(),
                "pending",
                joined ? "This search is under way." : "The search has begun.",
                "about 20 seconds",
                joined);
    }

    /** Returns how far a search is, and its result. */
    @Get("/status/{jobId}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    JobStatus status(@Parameter(hidden = true) Caller caller, @RequestBean JobPath path) {
        return searches.status(caller.user(), path.jobId())
                .map(SearchController::view)
                .orElseThrow(
                        () -> new ProblemException(Problem.notFound("You have no such search.")));
    }

    @Schema(name = "Stopped")
    record Stopped(boolean success, String msg) {}

    /** Stops a search. */
    @Delete("/status/{jobId}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Stopped stop(@Parameter(hidden = true) Caller caller, @RequestBean JobPath path) {
        if (!searches.stop(caller.user(), path.jobId())) {
            throw new ProblemException(Problem.notFound("You have no such search."));
        }
        return new Stopped(true, "The search was stopped.");
    }

    private static JobStatus view(SearchJob job) {
        return switch (job.state()) {
            case SearchJob.State.Pending _ -> view(job, "pending", false, null, null);
            case SearchJob.State.Processing _ -> view(job, "processing", false, null, null);
            case SearchJob.State.Failed(var why) -> view(job, "failed", false, null, why);
            case SearchJob.State.Completed(var result, var partial) ->
                    view(
                            job,
                            "completed",
                            partial,
                            result.stream().map(SearchController::view).toList(),
                            null);
        };
    }

    private static JobStatus view(
            SearchJob job,
            String status,
            boolean partial,
            @Nullable List<MapView> result,
            @Nullable String error) {
        return new JobStatus(
                job.id().toString(),
                status,
                job.author().value(),
                job.period().wireName(),
                job.createdAt().toEpochMilli(),
                job.updatedAt().toEpochMilli(),
                job.progress().total(),
                job.progress().checked(),
                job.progress().failed(),
                partial,
                result,
                error);
    }

    private static MapView view(SearchJob.MapRecords records) {
        var map = records.map();
        return new MapView(
                map.exchangeId(),
                map.uid().value(),
                map.name().raw(),
                map.name().plain(map.uid()),
                records.lines().stream().map(line -> BoardRow.of(line, map.type())).toList());
    }
}
