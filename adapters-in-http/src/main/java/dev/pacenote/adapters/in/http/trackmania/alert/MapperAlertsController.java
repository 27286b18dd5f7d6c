package dev.pacenote.adapters.in.http.trackmania.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.Pagination;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.NumberPath;
import dev.pacenote.adapters.in.http.platform.request.PageQuery;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.AtLeastOneOf;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.adapters.in.http.trackmania.board.Scores;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.trackmania.alert.AlertListItem;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert.Created;
import dev.pacenote.application.trackmania.alert.ShowMapperMaps;
import dev.pacenote.application.trackmania.board.TrackmaniaPages;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapUid;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
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
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;

/** A mapper's alert (contract 2.16). */
@Controller("/api/v1/users/alerts")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MapperAlertsController {

    @Schema(name = "Alert")
    record AlertView(
            String id,
            String mapName,
            String mapId,
            String createdAt,
            String recordFilter,
            boolean isActive,
            @Nullable String lastTriggered,
            String alertType,
            int promisedDays,
            int mapCount,
            int mutedCount) {}

    @Schema(name = "Alerts")
    record Alerts(List<AlertView> alerts) {}

    @Schema(name = "MapperAlertsCreated")
    record CreatedView(
            boolean success,
            String msg,
            @JsonProperty("alert_id") long alertId,
            @JsonProperty("alert_type") String alertType,
            @JsonProperty("map_count") int mapCount,
            @JsonProperty("record_filter") String recordFilter,
            @JsonProperty("auto_switched") boolean autoSwitched) {}

    @Schema(name = "MapperAlertsChanged")
    record Changed(
            boolean success,
            @JsonProperty("record_filter") String recordFilter,
            @JsonProperty("is_active") boolean isActive,
            @JsonProperty("muted_count") int mutedCount) {}

    @Schema(name = "Leader")
    record Leader(
            String playerName,
            @Nullable Integer score,
            String scoreFormatted,
            @Nullable String drivenAt,
            int leads) {}

    @Schema(name = "Map")
    record MapView(
            String mapUid,
            long mapId,
            String mapName,
            String mapNamePlain,
            boolean muted,
            String mapUrl,
            String boardUrl,
            @Nullable String lastSurveyedAt,
            @Nullable String lastRecordAt,
            @Nullable Leader worldRecord) {}

    @Schema(name = "MapperAlertsDone")
    record Done(boolean success, String msg) {}

    /** {@code MapCount} has no effect: the service counts the maps itself. */
    @Schema(name = "CreateAlertRequest")
    @Introspected
    record CreateAlertRequest(
            @JsonProperty("MapCount") @Nullable Double mapCount,
            @JsonProperty("alert_type") @Nullable @ParsedBy(CheckMode.class) String alertType,
            @JsonProperty("record_filter") @Nullable @ParsedBy(RecordFilter.class)
                    String recordFilter)
            implements JsonBody {

        ManageMapperAlert.Creation by(@Parameter(hidden = true) Caller caller) {
            return new ManageMapperAlert.Creation(
                    caller.user(),
                    Optional.ofNullable(recordFilter).map(RecordFilter::of),
                    Optional.ofNullable(alertType).map(CheckMode::of));
        }
    }

    /** At least one of the properties must be there. */
    @Schema(name = "ChangeAlertRequest")
    @Introspected
    @AtLeastOneOf(
            value = {"recordFilter", "isActive", "muteMaps", "unmuteMaps"},
            message = "Nothing to change: please send record_filter.")
    record ChangeAlertRequest(
            @JsonProperty("record_filter") @Nullable @ParsedBy(RecordFilter.class)
                    String recordFilter,
            @JsonProperty("is_active") @Nullable Boolean isActive,
            @JsonProperty("mute_maps") @Nullable @Size(max = MAX_MUTES)
                    List<@ParsedBy(MapUid.class) String> muteMaps,
            @JsonProperty("unmute_maps") @Nullable @Size(max = MAX_MUTES)
                    List<@ParsedBy(MapUid.class) String> unmuteMaps)
            implements JsonBody {

        ManageMapperAlert.Change change() {
            return new ManageMapperAlert.Change(
                    Optional.ofNullable(recordFilter).map(RecordFilter::of),
                    Optional.ofNullable(isActive),
                    maps(muteMaps),
                    maps(unmuteMaps));
        }

        private static List<MapUid> maps(@Nullable List<String> uids) {
            return uids == null ? List.of() : uids.stream().map(MapUid::new).toList();
        }
    }

    @Introspected
    record AlertMapsQuery(
            @PathVariable @Schema(type = "string", pattern = NumberPath.PATTERN) Long id,
            @QueryValue @Nullable @Min(1) @Max(PageQuery.LAST) Integer page,
            @QueryValue @Nullable @Min(1) @Max(Paging.MAX_SIZE) Integer pageSize,
            @QueryValue @Nullable String q)
            implements Parameters {}

    @Schema(name = "Maps")
    record Maps(List<MapView> maps, Pagination pagination) {}

    private static final int MAX_MUTES = 200;

    private final ManageMapperAlert alerts;
    private final ShowMapperMaps maps;

    MapperAlertsController(ManageMapperAlert alerts, ShowMapperMaps maps) {
        this.alerts = alerts;
        this.maps = maps;
    }

    /** Lists the caller's mapper alert, if there is one. */
    @Get
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Alerts list(@Parameter(hidden = true) Caller caller) {
        return new Alerts(alerts.listItem(caller.user()).stream().map(this::view).toList());
    }

    private AlertView view(AlertListItem item) {
        var alert = item.alert();
        return new AlertView(
                alert.id().toString(),
                // The client strips exactly this suffix.
                item.owner() + "'s map alerts",
                "map_" + alert.id(),
                Times.iso(alert.createdAt()),
                alert.filter().wireName(),
                !alert.paused(),
                Times.iso(alert.lastReportedAt()),
                alerts.mode(alert).wireName(),
                alerts.promisedDays(alert),
                alert.maps(),
                item.muted());
    }

    /** Creates the caller's mapper alert. */
    @Post
    @Refuses({409, 429})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    CreatedView create(@Parameter(hidden = true) Caller caller, @Body CreateAlertRequest body) {
        return switch (alerts.create(body.by(caller))) {
            case Created.Ok(var alert, var mapCount, var autoSwitched) ->
                    created(
                            alert,
                            mapCount,
                            autoSwitched,
                            "Your alert is set: you will hear of new records on your maps.");
            case Created.Same(var alert) ->
                    created(alert, alert.maps(), false, "Your alert is set already.");
            case Created.Different(var alert) ->
                    throw new ProblemException(
                            Problem.of(
                                    409,
                                    "alert_exists",
                                    "You have an alert",
                                    "You have an alert with the filter "
                                            + alert.filter().wireName()
                                            + ". Change that one instead."));
            case Created.TooMany(var wait) -> throw new ProblemException(Problem.tooMany(wait));
            case Created.NoSuchAccount _ -> throw new ProblemException(Problem.accountGone());
        };
    }

    private CreatedView created(MapperAlert alert, int mapCount, boolean autoSwitched, String msg) {
        return new CreatedView(
                true,
                msg,
                alert.id().value(),
                alerts.mode(alert).wireName(),
                mapCount,
                alert.filter().wireName(),
                autoSwitched);
    }

    /** Changes the filter of a mapper alert, pauses it or mutes maps. */
    @Put("/{id}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Changed change(
            @Parameter(hidden = true) Caller caller,
            @RequestBean NumberPath path,
            @Body ChangeAlertRequest body) {
        return switch (alerts.change(caller.user(), new AlertId(path.id()), body.change())) {
            case ManageMapperAlert.Changed.Ok(var alert, var muted) ->
                    new Changed(true, alert.filter().wireName(), !alert.paused(), muted);
            case ManageMapperAlert.Changed.NoSuchAlert _ -> throw notFound();
            case ManageMapperAlert.Changed.NotCovered(var map) ->
                    throw new ProblemException(
                            Problem.invalid(
                                    "mute_maps",
                                    "not_covered",
                                    "Your alert does not cover the map " + map + "."));
        };
    }

    /** Lists the maps that a mapper alert covers. */
    @Get("/{id}/maps")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Maps maps(@Parameter(hidden = true) Caller caller, @RequestBean AlertMapsQuery query) {
        var text = Optional.ofNullable(query.q());
        var paging = new PageQuery(query.page(), query.pageSize()).paging();
        var page =
                maps.show(caller.user(), new AlertId(query.id()), text, paging)
                        .orElseThrow(MapperAlertsController::notFound);
        return new Maps(
                page.rows().stream().map(MapperAlertsController::view).toList(),
                Pagination.of(page));
    }

    private static MapView view(ShowMapperMaps.Row row) {
        var map = row.map();
        return new MapView(
                map.uid().value(),
                map.exchangeId(),
                map.name().raw(),
                map.name().plain(map.uid()),
                row.muted(),
                TrackmaniaPages.map(map.exchangeId()).toString(),
                TrackmaniaPages.board(map.uid()).toString(),
                Times.iso(row.lastSurveyedAt()),
                Times.iso(row.lastRecordAt()),
                row.leader()
                        .map(
                                leader ->
                                        new Leader(
                                                leader.name(),
                                                Scores.number(leader.score()),
                                                leader.score().text(map.type()),
                                                Times.iso(leader.since()),
                                                leader.leads()))
                        .orElse(null));
    }

    /** Deletes a mapper alert. */
    @Delete("/{id}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Done delete(@Parameter(hidden = true) Caller caller, @RequestBean NumberPath path) {
        if (!alerts.remove(caller.user(), new AlertId(path.id()))) {
            throw notFound();
        }
        return new Done(true, "Your alert is gone.");
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("You have no such alert."));
    }
}
