package dev.pacenote.adapters.in.http.trackmania;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.web.Access;
import dev.pacenote.adapters.in.http.web.Form;
import dev.pacenote.adapters.in.http.web.Ids;
import dev.pacenote.adapters.in.http.web.Problem;
import dev.pacenote.adapters.in.http.web.ProblemException;
import dev.pacenote.adapters.in.http.web.Times;
import dev.pacenote.application.identity.Authenticate.Caller;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.trackmania.ManageMapperAlert;
import dev.pacenote.application.trackmania.ManageMapperAlert.Created;
import dev.pacenote.domain.trackmania.AlertId;
import dev.pacenote.domain.trackmania.CheckMode;
import dev.pacenote.domain.trackmania.MapperAlert;
import dev.pacenote.domain.trackmania.RecordFilter;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Put;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.List;
import java.util.Map;

/** A mapper's alert (contract 2.16). */
@Controller("/api/v1/users/alerts")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class MapperAlertsController {

    record AlertView(
            String id,
            String mapName,
            String mapId,
            String createdAt,
            String recordFilter,
            boolean isActive,
            @Nullable String lastTriggered,
            String alertType,
            int mapCount,
            int mutedCount) {}

    record Alerts(List<AlertView> alerts) {}

    record CreatedView(
            boolean success,
            String msg,
            @JsonProperty("alert_id") long alertId,
            @JsonProperty("alert_type") String alertType,
            @JsonProperty("map_count") int mapCount,
            @JsonProperty("record_filter") String recordFilter,
            @JsonProperty("auto_switched") boolean autoSwitched) {}

    record Changed(
            boolean success,
            @JsonProperty("record_filter") String recordFilter,
            @JsonProperty("is_active") boolean isActive,
            @JsonProperty("muted_count") int mutedCount) {}

    private final ManageMapperAlert alerts;
    private final Users users;

    MapperAlertsController(ManageMapperAlert alerts, Users users) {
        this.alerts = alerts;
        this.users = users;
    }

    @Get
    @Access(Access.Level.USER)
    Alerts list(Caller caller) {
        var username = users.find(caller.user()).map(account -> account.username().value());
        return new Alerts(
                alerts.of(caller.user()).stream()
                        .map(alert -> view(alert, username.orElse("")))
                        .toList());
    }

    private static AlertView view(MapperAlert alert, String username) {
        return new AlertView(
                alert.id().toString(),
                // The client strips exactly this suffix.
                username + "'s map alerts",
                "map_" + alert.id(),
                Times.iso(alert.createdAt()),
                alert.filter().word(),
                true,
                Times.iso(alert.lastReportedAt()),
                alert.mode().word(),
                alert.maps(),
                0);
    }

    @Post
    @Access(Access.Level.USER)
    CreatedView create(HttpRequest<?> request, Caller caller, @Body @Nullable String body) {
        var form = Form.read(request, body);
        form.optionalNumber("MapCount");
        var mode = form.optional("alert_type", CheckMode::of);
        var filter = form.optional("record_filter", RecordFilter::of);
        form.validate();
        var wish = new ManageMapperAlert.Creation(caller.user(), filter.maybe(), mode.maybe());
        return switch (alerts.create(wish)) {
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
                                            + alert.filter().word()
                                            + ". Change that one instead."));
            case Created.TooMany(var wait) -> throw new ProblemException(Problem.tooMany(wait));
            case Created.NoSuchAccount _ ->
                    throw new ProblemException(
                            Problem.of(
                                    401,
                                    "access_token_invalid",
                                    "Please log in",
                                    "This account is gone."));
        };
    }

    private static CreatedView created(
            MapperAlert alert, int mapCount, boolean autoSwitched, String msg) {
        return new CreatedView(
                true,
                msg,
                alert.id().value(),
                alert.mode().word(),
                mapCount,
                alert.filter().word(),
                autoSwitched);
    }

    @Put("/{id}")
    @Access(Access.Level.USER)
    Changed change(
            HttpRequest<?> request,
            Caller caller,
            @PathVariable String id,
            @Body @Nullable String body) {
        var number = Ids.number(id);
        var form = Form.read(request, body);
        var filter = form.required("record_filter", RecordFilter::of);
        form.validate();
        return alerts.changeFilter(caller.user(), new AlertId(number), filter.get())
                .map(alert -> new Changed(true, alert.filter().word(), true, 0))
                .orElseThrow(MapperAlertsController::notFound);
    }

    @Delete("/{id}")
    @Access(Access.Level.USER)
    Map<String, Object> delete(Caller caller, @PathVariable String id) {
        if (!alerts.remove(caller.user(), new AlertId(Ids.number(id)))) {
            throw notFound();
        }
        return Map.of("success", true, "msg", "Your alert is gone.");
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("You have no such alert."));
    }
}
