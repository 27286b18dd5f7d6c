package dev.pacenote.adapters.in.http.parts.attachment;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.parts.NoBody;
import dev.pacenote.adapters.in.http.parts.PartPlaces;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.parts.Portion;
import dev.pacenote.adapters.in.http.parts.PortionQuery;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.attachment.Files;
import dev.pacenote.application.parts.attachment.ManageAttachments;
import dev.pacenote.application.parts.attachment.UploadAttachments;
import dev.pacenote.application.parts.attachment.UploadAttachments.Completed;
import dev.pacenote.application.parts.attachment.UploadAttachments.Granted;
import dev.pacenote.domain.parts.attachment.Attachment;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.platform.limit.RateLimit;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.annotation.Status;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;

/** The files of a part. Their bytes go to, and come from, addresses that are given out here. */
@Controller("/parts/{partId}/attachments")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class AttachmentsController {

    /**
     * How a file is sent.
     *
     * @param headers that are sent with it, exactly so
     */
    @Schema(name = "AttachmentUpload")
    @Introspected
    record UploadView(String method, String url, Map<String, String> headers, String expiresAt) {}

    @Schema(name = "AnnouncedAttachment")
    @Introspected
    record GrantView(String attachmentId, UploadView upload) {

        static GrantView of(Granted.Done granted) {
            var upload = granted.upload();
            return new GrantView(
                    granted.attachment().key().id().toString(),
                    new UploadView(
                            "PUT",
                            upload.url().toString(),
                            upload.headers(),
                            Times.iso(upload.expiresAt())));
        }
    }

    @Schema(name = "AttachmentDownload")
    @Introspected
    record DownloadView(String url, String expiresAt) {

        static DownloadView of(Files.DownloadGrant grant) {
            return new DownloadView(grant.url().toString(), Times.iso(grant.expiresAt()));
        }
    }

    @Schema(name = "AttachmentMessage")
    @Introspected
    record MessageView(String message) {}

    private final UploadAttachments uploads;
    private final ManageAttachments attachments;
    private final PartsReplies replies;

    AttachmentsController(
            UploadAttachments uploads, ManageAttachments attachments, PartsReplies replies) {
        this.uploads = uploads;
        this.attachments = attachments;
        this.replies = replies;
    }

    private static Part.Key part(Caller caller, String partId) {
        return new Part.Key(caller.user(), PartsProblems.field("partId", () -> new PartId(partId)));
    }

    /** Announces a file, and says where to send it. */
    @Post
    @Status(HttpStatus.CREATED)
    @Refuses({404, 409, 422})
    HttpResponse<GrantView> announce(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @Body AttachmentRequest body) {
        var part = part(caller, partId);
        var details = body.details();
        if (uploads.count(caller.user()) instanceof RateLimit.Verdict.Refused(var wait)) {
            throw new ProblemException(Problem.tooMany(wait));
        }
        return replies.once(
                new Write(caller, request, body),
                GrantView.class,
                () -> HttpResponse.created(granted(uploads.grant(part, details))));
    }

    private static GrantView granted(Granted result) {
        return switch (result) {
            case Granted.Done done -> GrantView.of(done);
            case Granted.NoSuchPart _ -> throw PartsProblems.partNotFound();
            case Granted.NoSuchTask _ -> throw PartsProblems.taskNotFound();
            case Granted.TooLarge(long most) ->
                    throw new ProblemException(
                            Problem.invalid(
                                    "sizeBytes",
                                    "too_large",
                                    "A file has at most " + most + " bytes."));
            case Granted.NoRoom(var why, var quota) ->
                    throw switch (why) {
                        case TOO_MANY_OF_PART -> AttachmentProblems.tooMany();
                        case ACCOUNT_FULL -> AttachmentProblems.full(quota.account());
                    };
        };
    }

    /** Says that the file was sent; whoever says it again gets the same answer. */
    @Post("/{id}/complete")
    @Status(HttpStatus.OK)
    @Refuses({404, 409, 422})
    HttpResponse<AttachmentView> complete(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @RequestBean UuidPath path,
            @Body NoBody body) {
        // Before the reply's transaction: a refusal is stored too, and its file removed.
        var completed = uploads.complete(part(caller, partId), path.id());
        return replies.once(
                new Write(caller, request, body),
                AttachmentView.class,
                () -> HttpResponse.ok(completed(completed)));
    }

    private static AttachmentView completed(Completed result) {
        return switch (result) {
            case Completed.Ready(var attachment) -> AttachmentView.of(attachment);
            case Completed.NoSuchAttachment _ -> throw AttachmentProblems.notFound();
            case Completed.Missing _ -> throw AttachmentProblems.missing();
            case Completed.Mismatch _ -> throw AttachmentProblems.mismatch();
        };
    }

    /** Lists the files that are ready, the newest first. */
    @Get
    @Refuses(404)
    HttpResponse<List<AttachmentView>> list(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String partId,
            @RequestBean PortionQuery query) {
        var portion = query.portion(caller.user(), "attachments," + partId);
        var all = attachments.list(part(caller, partId)).orElseThrow(PartsProblems::partNotFound);
        return portion.json(
                portion
                        .behind(
                                all,
                                Attachment::place,
                                Attachment.Place.NEWEST_FIRST,
                                PartPlaces::attachment)
                        .stream()
                        .map(
                                one ->
                                        new Portion.Row<>(
                                                AttachmentView.of(one),
                                                PartPlaces.texts(one.place())))
                        .toList(),
                all.size());
    }

    /** Says where a file is got. */
    @Get("/{id}/download")
    @Refuses(404)
    DownloadView download(
            @Parameter(hidden = true) Caller caller,
            @PathVariable String partId,
            @RequestBean UuidPath path) {
        return attachments
                .open(part(caller, partId), path.id())
                .map(DownloadView::of)
                .orElseThrow(AttachmentProblems::notFound);
    }

    /** Deletes a file; it is gone for good 30 days later. */
    @Delete("/{id}")
    @Refuses({404, 422})
    HttpResponse<MessageView> delete(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @PathVariable String partId,
            @RequestBean UuidPath path) {
        var part = part(caller, partId);
        return replies.once(
                new Write(caller, request, new NoBody()),
                MessageView.class,
                () -> {
                    if (!attachments.delete(part, path.id())) {
                        throw AttachmentProblems.notFound();
                    }
                    return HttpResponse.ok(new MessageView("Attachment deleted"));
                });
    }
}
