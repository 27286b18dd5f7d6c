package dev.pacenote.adapters.in.http.trackmania.alert;

import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.trackmania.board.Scores;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.trackmania.alert.ReadRecords;
import dev.pacenote.application.trackmania.board.TrackmaniaPages;
import dev.pacenote.domain.trackmania.board.MapUid;
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
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Everything found on a mapper's maps (contract 2.17). */
@Controller("/api/v1/users/records")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class FoundRecordsController {

    @Schema(name = "Record")
    record RecordView(
            String id,
            String mapUid,
            String mapName,
            String mapNamePlain,
            @Nullable String mapUrl,
            String boardUrl,
            String accountId,
            String playerName,
            String zoneName,
            @Nullable Integer score,
            String scoreFormatted,
            int position,
            @Nullable String drivenAt,
            String detectedAt,
            @Nullable String mailedOn) {}

    @Schema(name = "Records")
    record Records(List<RecordView> records, Pagination pagination) {}

    @Schema(name = "RecordsInboxDay")
    record DayView(String date, int records) {}

    @Schema(name = "Days")
    record Days(List<DayView> days) {}

    @Introspected
    record RecordsQuery(
            @QueryValue @Nullable @Min(1) @Max(PageQuery.LAST) Integer page,
            @QueryValue @Nullable @Min(1) @Max(Paging.MAX_SIZE) Integer pageSize,
            @QueryValue @Nullable Instant since,
            @QueryValue @Nullable @Schema(pattern = "^" + MapUid.FORM + "$") @ParsedBy(MapUid.class)
                    String mapUid)
            implements Parameters {}

    private final ReadRecords records;

    FoundRecordsController(ReadRecords records) {
        this.records = records;
    }

    /** Lists the records that were found on the caller's maps. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Records list(@Parameter(hidden = true) Caller caller, @RequestBean RecordsQuery query) {
        var paging = new PageQuery(query.page(), query.pageSize()).paging();
        var since = Optional.ofNullable(query.since());
        var map = Optional.ofNullable(query.mapUid()).map(MapUid::new);
        var page = records.read(caller.user(), since, map, paging);
        return new Records(
                page.rows().stream().map(FoundRecordsController::view).toList(),
                Pagination.of(page));
    }

    /** Counts the records that were found on each of the last thirty days. */
    @Get("/days")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Days days(@Parameter(hidden = true) Caller caller) {
        return new Days(
                records.perDay(caller.user()).stream()
                        .map(day -> new DayView(day.date().toString(), day.records()))
                        .toList());
    }

    private static RecordView view(ReadRecords.Row row) {
        var news = row.news();
        return new RecordView(
                row.id().toString(),
                news.map().value(),
                news.mapName().raw(),
                news.mapName().plain(news.map()),
                news.exchangeId().map(id -> TrackmaniaPages.map(id).toString()).orElse(null),
                TrackmaniaPages.board(news.map()).toString(),
                news.account().toString(),
                row.player(),
                news.zone(),
                Scores.number(news.score()),
                news.score().text(news.type()),
                news.position(),
                Times.iso(news.drivenAt()),
                Times.iso(row.detectedAt()),
                row.mailedOn().map(Object::toString).orElse(null));
    }
}
