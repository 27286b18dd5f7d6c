package dev.pacenote.adapters.in.http.notice.inbox;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.identity.session.CookieScheme;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.notice.inbox.NotificationType;
import dev.pacenote.application.notice.inbox.ReadNotifications;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.TopicOrArea;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A person's inbox. The routes exist where an area has something to show in it. */
@Controller("/notifications")
@Requires(beans = NotificationRenderer.class)
@Tag(name = "inbox")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Schemes({CookieScheme.class, BearerScheme.class})
final class NotificationsController {

    private static final int USUAL = 50;

    @Schema(name = "InboxNotifications")
    record Notifications(List<NotificationView> items, @Nullable String nextCursor) {}

    @Schema(name = "ShownNotice")
    record NoticeView(String noticeId, String topic, String occurredAt) {

        static NoticeView of(Notice notice) {
            return new NoticeView(
                    notice.id().toString(),
                    notice.topic().name(),
                    Times.iso(notice.timing().occurredAt()));
        }
    }

    /** An item, and beside its own members the newest notices in it. */
    @Schema(name = "InboxNotificationDetails")
    record Details(@JsonUnwrapped NotificationView item, List<NoticeView> notices) {}

    /** The type of a notification in a query. */
    record TypeWord(NotificationType type) {

        static TypeWord of(String text) {
            return Arrays.stream(NotificationType.values())
                    .filter(type -> type.wireName().equals(text))
                    .findFirst()
                    .map(TypeWord::new)
                    .orElseThrow(
                            () ->
                                    new InvalidValueException(
                                            "unknown_value",
                                            "The type is message, system or alert."));
        }
    }

    @Introspected
    record NotificationsQuery(
            @QueryValue
                    @Nullable
                    @Schema(
                            type = "string",
                            allowableValues = {"message", "system", "alert"})
                    @ParsedBy(TypeWord.class)
                    String type,
            @QueryValue @Nullable @ParsedBy(TopicOrArea.class) String topic,
            @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                    String read,
            @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                    String seen,
            @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                    String archived,
            @QueryValue @Nullable @Min(1) @Max(100) Integer limit,
            @QueryValue @Nullable String cursor)
            implements Parameters {

        String filter() {
            return type + "," + topic + "," + read + "," + seen + "," + archived;
        }
    }

    private final ReadNotifications inbox;

    NotificationsController(ReadNotifications inbox) {
        this.inbox = inbox;
    }

    /** Lists the caller's inbox, the newest first. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Notifications list(
            @Parameter(hidden = true) Caller caller, @RequestBean NotificationsQuery query) {
        var account = caller.user();
        var part =
                inbox.list(
                        new ReadNotifications.Query(
                                account,
                                Optional.ofNullable(query.type())
                                        .map(TypeWord::of)
                                        .map(TypeWord::type),
                                Optional.ofNullable(query.topic()),
                                TrueOrFalse.given(query.read()),
                                TrueOrFalse.given(query.seen()),
                                TrueOrFalse.given(query.archived()).orElse(false)),
                        Optional.ofNullable(query.cursor())
                                .map(cursor -> ListCursor.read(cursor, account, query.filter())),
                        query.limit() == null ? USUAL : query.limit());
        return new Notifications(
                part.items().stream().map(NotificationView::of).toList(),
                part.next()
                        .map(next -> ListCursor.write(next, account, query.filter()))
                        .orElse(null));
    }

    /** Returns what the caller has not read, as one consistent picture. */
    @Get("/counts")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    CountsView counts(@Parameter(hidden = true) Caller caller) {
        return inbox.counts(caller.user())
                .map(CountsView::of)
                .orElseThrow(() -> new ProblemException(Problem.accountGone()));
    }

    /** Returns one item of the inbox with the newest notices in it. */
    @Get("/{id}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Details find(@Parameter(hidden = true) Caller caller, @RequestBean UuidPath path) {
        return inbox.find(caller.user(), path.id())
                .map(
                        details ->
                                new Details(
                                        NotificationView.of(details.shown()),
                                        details.notices().stream().map(NoticeView::of).toList()))
                .orElseThrow(() -> new ProblemException(InboxProblems.noSuchNotification()));
    }
}
