package dev.pacenote.adapters.in.http.notice.announcement;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.security.Roles;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.announcement.Announce;
import dev.pacenote.domain.notice.announcement.NoticeBatch;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;

/** Admins announce something to people. */
@Controller("/notifications")
@Requires(beans = Announce.class)
@Tag(name = "announcements")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(Roles.ADMIN)
@Schemes({CookieScheme.class, BearerScheme.class})
final class AnnouncementsController {

    /**
     * @param accepted how many people it is for
     */
    @Schema(name = "AcceptedAnnouncement")
    record Accepted(String batchId, int accepted) {}

    /**
     * @param accepted how many people it is for
     * @param told how many were told so far
     * @param skipped how many were not, because their account is gone or disabled
     */
    @Schema(name = "AnnouncementBatch")
    record Batch(
            String batchId,
            @Schema(
                            type = "string",
                            allowableValues = {"running", "done"})
                    String state,
            int accepted,
            int told,
            int skipped) {}

    private final Announce announce;

    AnnouncementsController(Announce announce) {
        this.announce = announce;
    }

    /** Accepts an announcement, which everybody whom it is for is told once, by and by. */
    @Post
    @Status(HttpStatus.ACCEPTED)
    @Refuses({404, 409, 422, 429})
    HttpResponse<Accepted> announce(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Header(IdempotencyHeader.NAME) @Nullable String key,
            @Body AnnouncementRequest body) {
        var once =
                IdempotencyHeader.of(caller.user().toString(), request, key, body)
                        .orElseThrow(AnnouncementsController::keyless);
        var result =
                announce.announce(
                        new Announce.Command(
                                caller.user(), body.announcement(), body.chosen(), once));
        return switch (result) {
            case Announce.Result.Accepted(var batch) -> accepted(batch);
            case Announce.Result.Repeated(var batch) -> IdempotencyHeader.replayed(accepted(batch));
            case Announce.Result.Gone _ -> throw noSuchBatch();
            case Announce.Result.Mismatch _ -> throw IdempotencyHeader.mismatch();
            case Announce.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    private static MutableHttpResponse<Accepted> accepted(NoticeBatch batch) {
        return HttpResponse.<Accepted>accepted(
                        HttpResponse.uri("/notifications/batches/" + batch.id()))
                .body(new Accepted(batch.id().toString(), batch.accepted()));
    }

    private static ProblemException keyless() {
        return new ProblemException(
                Problem.invalid(
                        IdempotencyHeader.NAME,
                        "required",
                        "An announcement needs an Idempotency-Key: nobody is to be told twice."));
    }

    /** Returns how far an announcement is. */
    @Get("/batches/{id}")
    @Refuses(404)
    Batch find(@RequestBean UuidPath path) {
        return announce.find(path.id())
                .map(AnnouncementsController::shown)
                .orElseThrow(AnnouncementsController::noSuchBatch);
    }

    private static Batch shown(NoticeBatch batch) {
        return new Batch(
                batch.id().toString(),
                batch.isRunning() ? "running" : "done",
                batch.accepted(),
                batch.progress().told(),
                batch.progress().skipped());
    }

    private static ProblemException noSuchBatch() {
        return new ProblemException(
                Problem.of(
                        404,
                        "batch_not_found",
                        "Batch not found",
                        "There is no such announcement, or it is too long ago."));
    }
}
