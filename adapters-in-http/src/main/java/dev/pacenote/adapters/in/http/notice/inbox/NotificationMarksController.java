package dev.pacenote.adapters.in.http.notice.inbox;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.body.BodyLimit;
import dev.pacenote.adapters.in.http.platform.request.body.BodyRequired;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.inbox.MarkNotifications;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.notice.TopicOrArea;
import dev.pacenote.domain.notice.inbox.Notification;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
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
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.Optional;

/** Marks in a person's inbox. */
@Controller("/notifications")
@Requires(beans = NotificationRenderer.class)
@Tag(name = "inbox")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Schemes({CookieScheme.class, BearerScheme.class})
final class NotificationMarksController {

    @Strict
    @BodyRequired
    @Schema(name = "CutOffRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
    @BodyLimit(BodyLimit.SMALL)
    @Introspected
    record CutOffRequest(
            @NotNull @Min(0) Long upToSeq,
            @Schema(
                            implementation = String.class,
                            nullable = true,
                            requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                    Patch<@ParsedBy(TopicOrArea.class) String> topic)
            implements JsonBody {}

    @Schema(name = "MarkedNotifications")
    record Marked(int marked, CountsView counts) {}

    private final MarkNotifications marks;
    private final ReadNotifications inbox;
    private final ReadStateMarks readState;

    NotificationMarksController(
            MarkNotifications marks, ReadNotifications inbox, ReadStateMarks readState) {
        this.marks = marks;
        this.inbox = inbox;
        this.readState = readState;
    }

    /** Marks an item read. */
    @Post("/{id}/read")
    @Status(HttpStatus.OK)
    @Refuses({404, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    NotificationView read(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return view(marks.read(readState.by(caller), path.id()));
    }

    /** Marks an item unread. */
    @Post("/{id}/unread")
    @Status(HttpStatus.OK)
    @Refuses({404, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    NotificationView unread(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return view(marks.unread(readState.by(caller), path.id()));
    }

    /** Puts an item into the archive, where it counts nowhere. */
    @Post("/{id}/archive")
    @Status(HttpStatus.OK)
    @Refuses({404, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    NotificationView archive(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return view(marks.archive(readState.by(caller), path.id()));
    }

    /** Takes an item back from the archive. */
    @Post("/{id}/unarchive")
    @Status(HttpStatus.OK)
    @Refuses({404, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    NotificationView unarchive(
            @Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return view(marks.unarchive(readState.by(caller), path.id()));
    }

    private NotificationView view(Optional<Notification> marked) {
        return marked.map(inbox::show)
                .map(NotificationView::of)
                .orElseThrow(() -> new ProblemException(InboxProblems.noSuchNotification()));
    }

    /** Marks everything read that arrived up to a number, and nothing later. */
    @Post("/read-all")
    @Status(HttpStatus.OK)
    @Refuses(429)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Marked readAll(@Parameter(hidden = true) Caller caller, @Body CutOffRequest body) {
        return counted(marks.readAll(readState.by(caller), body.upToSeq(), topics(body)));
    }

    private MarkNotifications.Topics topics(CutOffRequest body) {
        var topic = body.topic().replacement();
        return new MarkNotifications.Topics(inbox.topics(Optional.empty(), topic), topic);
    }

    /** Notes that everything up to a number was shown. */
    @Post("/seen")
    @Status(HttpStatus.OK)
    @Refuses(429)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Marked seen(@Parameter(hidden = true) Caller caller, @Body CutOffRequest body) {
        return counted(marks.seen(readState.by(caller), body.upToSeq(), topics(body)));
    }

    private static Marked counted(Optional<MarkNotifications.Marked> marked) {
        return marked.map(done -> new Marked(done.marked(), CountsView.of(done.head())))
                .orElseThrow(() -> new ProblemException(Problem.accountGone()));
    }
}
