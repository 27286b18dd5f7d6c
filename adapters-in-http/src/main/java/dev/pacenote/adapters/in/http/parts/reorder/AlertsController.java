package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.identity.session.BearerScheme;
import dev.pacenote.adapters.in.http.notice.inbox.ListCursor;
import dev.pacenote.adapters.in.http.notice.inbox.TrueOrFalse;
import dev.pacenote.adapters.in.http.parts.NoBody;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.parts.PartsReplies;
import dev.pacenote.adapters.in.http.parts.PartsReplies.Write;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.UuidPath;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.security.Schemes;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.reorder.ReadAlerts;
import dev.pacenote.application.parts.reorder.ReadAlerts.Alert;
import dev.pacenote.domain.parts.reorder.PartFacts;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a workshop was told of its parts, as its inbox has it. */
@Controller("/reorder/alerts")
@Tag(name = "parts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
@Schemes(BearerScheme.class)
final class AlertsController {

    private static final int USUAL = 1_000;

    /**
     * @param alertId of the notification in the inbox
     * @param kind {@code low}, {@code out}, {@code order_insufficient} or {@code order_overdue}
     * @param createdAt when the newest that it says was found
     */
    @Schema(name = "PartAlert")
    record AlertView(
            String alertId,
            String notificationId,
            String topic,
            String kind,
            String title,
            String body,
            String taskId,
            String partId,
            boolean read,
            String createdAt) {

        static AlertView of(Alert alert) {
            var item = alert.item();
            return new AlertView(
                    item.id().toString(),
                    item.id().toString(),
                    PartFacts.topic(alert.facts().kind()).name(),
                    alert.facts().kind().name().toLowerCase(Locale.ROOT),
                    alert.text().title(),
                    alert.text().content(),
                    alert.facts().task().toString(),
                    alert.facts().part().value(),
                    item.isRead(),
                    Times.iso(alert.at()));
        }
    }

    @Introspected
    record AlertsQuery(
            @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                    String unread,
            @QueryValue @Nullable @Min(1) @Max(1_000) Integer limit,
            @QueryValue @Nullable String cursor)
            implements Parameters {

        String filter() {
            return "alerts," + unread;
        }
    }

    @Strict
    @Introspected
    @Schema(name = "ReadAlertsRequest")
    record ReadRequest(@NotNull @Schema(format = "date-time") String upTo) implements JsonBody {}

    @Schema(name = "AlertsRead")
    record ReadView(int read) {}

    private final ReadAlerts alerts;
    private final PartsReplies replies;

    AlertsController(ReadAlerts alerts, PartsReplies replies) {
        this.alerts = alerts;
        this.replies = replies;
    }

    /** Lists what the workshop was told, the newest first. */
    @Get
    HttpResponse<List<AlertView>> list(
            @Parameter(hidden = true) Caller caller, @RequestBean AlertsQuery query) {
        var account = caller.user();
        boolean unread = TrueOrFalse.given(query.unread()).orElse(false);
        var page =
                alerts.list(
                        account,
                        unread,
                        Optional.ofNullable(query.cursor())
                                .map(cursor -> ListCursor.read(cursor, account, query.filter())),
                        query.limit() == null ? USUAL : query.limit());
        var response =
                HttpResponse.ok(page.alerts().stream().map(AlertView::of).toList())
                        .header("X-Total-Count", Long.toString(page.total()));
        page.next()
                .map(next -> ListCursor.write(next, account, query.filter()))
                .ifPresent(cursor -> response.header("X-Next-Cursor", cursor));
        return response;
    }

    /** Reads one; once more changes nothing. */
    @Post("/{id}/read")
    @Status(HttpStatus.OK)
    @Refuses({404, 422})
    HttpResponse<AlertView> read(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @RequestBean UuidPath path,
            @Body NoBody body) {
        return replies.once(
                new Write(caller, request, body),
                AlertView.class,
                () ->
                        HttpResponse.ok(
                                alerts.read(caller.user(), path.id())
                                        .map(AlertView::of)
                                        .orElseThrow(PartsProblems::alertNotFound)));
    }

    /** Reads all that the workshop was told by then. */
    @Post("/read-all")
    @Status(HttpStatus.OK)
    @Refuses(422)
    HttpResponse<ReadView> readAll(
            @Parameter(hidden = true) Caller caller,
            @Parameter(hidden = true) HttpRequest<?> request,
            @Body ReadRequest body) {
        var upTo = PartsProblems.field("upTo", () -> Times.read(body.upTo()));
        return replies.once(
                new Write(caller, request, body),
                ReadView.class,
                () -> HttpResponse.ok(new ReadView(alerts.readAll(caller.user(), upTo))));
    }
}
