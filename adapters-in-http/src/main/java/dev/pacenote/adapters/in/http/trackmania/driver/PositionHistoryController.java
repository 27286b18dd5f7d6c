package dev.pacenote.adapters.in.http.trackmania.driver;

import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.NumberPath;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.trackmania.board.Scores;
import dev.pacenote.application.delivery.history.NoticeWithDelivery;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.application.trackmania.driver.ReadPositionHistory;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.PositionChange;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
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
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Everything that happened to one guarded place (contract 2.20, history). */
@Controller("/api/v1/driver/notifications")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class PositionHistoryController {

    @Schema(name = "Passer")
    record Passer(
            String accountId,
            String playerName,
            @Nullable Integer score,
            String scoreFormatted,
            @Nullable Integer deltaMs,
            int position,
            @Nullable String drivenAt) {}

    @Schema(name = "Change")
    record Change(
            String at,
            String type,
            int oldPosition,
            int newPosition,
            @Nullable Integer score,
            String scoreFormatted,
            List<Passer> passedBy,
            @Nullable String mailedOn) {}

    @Schema(name = "History")
    record History(List<Change> history, Pagination pagination) {}

    @Introspected
    record HistoryQuery(
            @PathVariable @Schema(type = "string", pattern = NumberPath.PATTERN) Long id,
            @QueryValue @Nullable @Min(1) @Max(PageQuery.LAST) Integer page,
            @QueryValue @Nullable @Min(1) @Max(Paging.MAX_SIZE) Integer pageSize)
            implements Parameters {}

    private final ReadPositionHistory history;
    private final ResolveNames names;

    PositionHistoryController(ReadPositionHistory history, ResolveNames names) {
        this.history = history;
        this.names = names;
    }

    /** Lists everything that happened to a guarded position. */
    @Get("/{id}/history")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    History history(@Parameter(hidden = true) Caller caller, @RequestBean HistoryQuery query) {
        var number = new DriverNotificationId(query.id());
        var paging = new PageQuery(query.page(), query.pageSize()).paging();
        var page =
                history.of(caller.user(), number, paging)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                Problem.notFound(
                                                        "You have no such notification.")));
        var players =
                names.resolve(
                        page.rows().stream()
                                .flatMap(
                                        row ->
                                                row
                                                        .notice()
                                                        .facts(PositionFacts.class)
                                                        .change()
                                                        .passedBy()
                                                        .stream())
                                .map(PositionChange.Passer::account)
                                .collect(Collectors.toSet()));
        return new History(
                page.rows().stream().map(row -> view(row, players)).toList(), Pagination.of(page));
    }

    private static Change view(NoticeWithDelivery filed, Map<PlayerId, String> players) {
        var news = filed.notice().facts(PositionFacts.class);
        var change = news.change();
        return new Change(
                Times.iso(change.at()),
                change.kind().wireName(),
                change.oldPosition(),
                change.newPosition(),
                change.score().map(Scores::number).orElse(null),
                change.score().map(score -> score.text(news.type())).orElse("0.000"),
                change.passedBy().stream()
                        .map(passer -> view(passer, news.type(), players))
                        .toList(),
                filed.mailedOn().map(Object::toString).orElse(null));
    }

    private static Passer view(
            PositionChange.Passer passer, MapType type, Map<PlayerId, String> players) {
        return new Passer(
                passer.account().toString(),
                players.getOrDefault(passer.account(), passer.account().toString()),
                Scores.number(passer.score()),
                passer.score().text(type),
                passer.delta().isPresent() ? passer.delta().getAsInt() : null,
                passer.position(),
                Times.iso(passer.drivenAt()));
    }
}
