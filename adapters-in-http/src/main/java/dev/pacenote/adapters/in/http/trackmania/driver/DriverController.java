package dev.pacenote.adapters.in.http.trackmania.driver;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.openapi.Refuses;
import dev.pacenote.adapters.in.http.platform.request.NumberPath;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.trackmania.driver.GuardPositions;
import dev.pacenote.application.trackmania.driver.NameDriver;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Optional;

/** Who a driver is and which places they guard (contract 2.13, 2.20). */
@Controller("/api/v1")
@Tag(name = "trackmania")
@Consumes(MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
final class DriverController {

    @Schema(name = "NameDriverRequest")
    @Introspected
    record NameDriverRequest(@NotNull @ParsedBy(PlayerName.class) String tmUsername)
            implements JsonBody {}

    @Schema(name = "GuardMapRequest")
    @Introspected
    record GuardMapRequest(
            @NotNull @ParsedBy(MapUid.class) String mapUid,
            @NotNull @ParsedBy(TypedMapName.class) String mapName)
            implements JsonBody {}

    /** A map's name as a client sends it, 1 to 500 characters; upstreams may send others. */
    record TypedMapName(String text) {
        TypedMapName {
            int length = text.codePointCount(0, text.length());
            if (length < 1 || length > MAX_NAME) {
                throw new InvalidValueException(
                        "wrong_length", "A map name has 1 to " + MAX_NAME + " characters.");
            }
        }
    }

    @Schema(name = "TmUsername")
    record TmUsername(
            boolean hasTmUsername, @Nullable String tmUsername, @Nullable String tmAccountId) {}

    @Schema(name = "Named")
    record Named(
            boolean success,
            String tmUsername,
            String accountId,
            String message,
            int notificationsRevalidated) {}

    @Schema(name = "LastChange")
    record LastChange(String type, String at, int oldPosition, int newPosition) {}

    @Schema(name = "Notification")
    record NotificationView(
            String id,
            String mapUid,
            String mapName,
            int currentPosition,
            @Nullable Integer personalBest,
            String personalBestFormatted,
            String status,
            String createdAt,
            String lastChecked,
            boolean isActive,
            @Nullable LastChange lastChange) {}

    @Schema(name = "Notifications")
    record Notifications(List<NotificationView> notifications) {}

    @Schema(name = "Created")
    record CreatedView(
            boolean success,
            String msg,
            int position,
            @Nullable Integer personalBest,
            String personalBestFormatted) {}

    @Schema(name = "Done")
    record Done(boolean success, String msg) {}

    private static final int MAX_NAME = 500;

    private final NameDriver nameDriver;
    private final GuardPositions guards;

    DriverController(NameDriver nameDriver, GuardPositions guards) {
        this.nameDriver = nameDriver;
        this.guards = guards;
    }

    /** Returns which driver the caller is. */
    @Get("/users/tm-username")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    TmUsername tmUsername(@Parameter(hidden = true) Caller caller) {
        return nameDriver
                .of(caller.user())
                .map(driver -> new TmUsername(true, driver.name(), driver.account().toString()))
                .orElseGet(() -> new TmUsername(false, null, null));
    }

    /** Sets which driver the caller is. */
    @Post("/users/tm-username")
    @Refuses({404, 429, 502, 504})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Named name(@Parameter(hidden = true) Caller caller, @Body NameDriverRequest body) {
        var name = new PlayerName(body.tmUsername());
        return switch (nameDriver.name(caller.user(), name)) {
            case NameDriver.Result.Named(var identity, var rebased) ->
                    new Named(
                            true,
                            identity.name(),
                            identity.account().toString(),
                            "You are " + identity.name() + ".",
                            rebased);
            case NameDriver.Result.NoSuchPlayer _ ->
                    throw new ProblemException(
                            Problem.of(
                                    404,
                                    "tm_player_not_found",
                                    "No such player",
                                    "Trackmania knows no player named " + name + "."));
            case NameDriver.Result.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
        };
    }

    /** Lists the positions that the caller guards, newest first. */
    @Get("/driver/notifications")
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Notifications list(@Parameter(hidden = true) Caller caller) {
        return new Notifications(
                guards.of(caller.user()).stream().map(DriverController::view).toList());
    }

    private static NotificationView view(GuardPositions.Guarded guarded) {
        var notification = guarded.notification();
        var best = notification.standing().best();
        return new NotificationView(
                notification.id().toString(),
                notification.map().value(),
                notification.mapName().raw(),
                notification.standing().position(),
                best.map(Score.Visible::value).orElse(null),
                text(best, guarded.type()),
                notification.status().wireName(),
                Times.iso(notification.createdAt()),
                Times.iso(notification.lastCheckedAt()),
                true,
                notification
                        .lastChange()
                        .map(
                                change ->
                                        new LastChange(
                                                change.kind().wireName(),
                                                Times.iso(change.at()),
                                                change.oldPosition(),
                                                change.newPosition()))
                        .orElse(null));
    }

    private static String text(Optional<Score.Visible> best, MapType type) {
        return best.<Score>map(score -> score).orElse(Score.Hidden.HIDDEN).text(type);
    }

    /** Starts guarding the caller's position on a map. */
    @Post("/driver/notifications")
    @Refuses({409, 429, 502, 504})
    @Secured(SecurityRule.IS_AUTHENTICATED)
    CreatedView create(@Parameter(hidden = true) Caller caller, @Body GuardMapRequest body) {
        var map = new MapUid(body.mapUid());
        return switch (guards.create(caller.user(), map, new MapName(body.mapName()))) {
            case GuardPositions.Created.Ok(var notification, var type) -> {
                var best = notification.standing().best();
                yield new CreatedView(
                        true,
                        "You will hear when somebody passes you.",
                        notification.standing().position(),
                        best.map(Score.Visible::value).orElse(null),
                        text(best, type));
            }
            case GuardPositions.Created.AlreadyTracked _ ->
                    throw problem(
                            409,
                            "already_tracked",
                            "Guarded already",
                            "You guard this map already.");
            case GuardPositions.Created.NoDriver _ ->
                    throw new ProblemException(
                            Problem.of(
                                            400,
                                            "tm_username_required",
                                            "Who are you in the game?",
                                            "Please set your Trackmania name first.")
                                    .with("requiresTmUsername", true));
            case GuardPositions.Created.LimitReached(var max) ->
                    throw problem(
                            409,
                            "limit_reached",
                            "No more places",
                            "You guard " + max + " maps; more are not possible.");
            case GuardPositions.Created.TooMany(var wait) ->
                    throw new ProblemException(Problem.tooMany(wait));
            case GuardPositions.Created.NotInTop5 _ ->
                    throw problem(
                            400,
                            "not_in_top5",
                            "Not in the top 5",
                            "You are not in the world's top 5 on this map.");
        };
    }

    /** Stops guarding a position. */
    @Delete("/driver/notifications/{id}")
    @Refuses(404)
    @Secured(SecurityRule.IS_AUTHENTICATED)
    Done remove(@Parameter(hidden = true) Caller caller, @RequestBean NumberPath path) {
        if (!guards.remove(caller.user(), new DriverNotificationId(path.id()))) {
            throw notFound();
        }
        return new Done(true, "You no longer guard this map.");
    }

    private static ProblemException notFound() {
        return new ProblemException(Problem.notFound("You have no such notification."));
    }

    private static ProblemException problem(int status, String code, String title, String detail) {
        return new ProblemException(Problem.of(status, code, title, detail));
    }
}
