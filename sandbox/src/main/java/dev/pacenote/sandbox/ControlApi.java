package dev.pacenote.sandbox;

import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

/**
 * The sandbox's own controls, by hand or from a test: {@code GET /control/now}, {@code GET
 * /control/report}, {@code PUT /control/faults}, {@code POST /control/records}, {@code DELETE
 * /control/records}, {@code DELETE /control/maps}, {@code PUT /control/players}, {@code POST
 * /control/feed}, {@code DELETE /control/report}.
 */
final class ControlApi {

    private final World world;
    private final Inventor inventor;
    private final Faults faults;
    private final Manners manners;

    ControlApi(World world, Inventor inventor, Faults faults, Manners manners) {
        this.world = world;
        this.inventor = inventor;
        this.faults = faults;
        this.manners = manners;
    }

    Response answer(Request request) throws IOException {
        return switch (request.method() + " " + request.path()) {
            case "GET /now" -> Response.json(Map.of("now", world.now().toString()));
            case "GET /report" -> report();
            case "DELETE /report" -> {
                manners.clear();
                yield report();
            }
            case "PUT /faults" -> faults(request);
            case "POST /records" -> record(request);
            case "DELETE /records" -> withdraw(request);
            case "DELETE /maps" -> delete(request);
            case "PUT /players" -> rename(request);
            case "POST /feed" -> feed(request);
            default -> Response.json(404, Map.of("error", "no such control"));
        };
    }

    private Response report() {
        return Response.json(
                Map.of(
                        "now",
                        world.now().toString(),
                        "requests",
                        manners.requests(),
                        "total",
                        manners.total(),
                        "mostInOneSecond",
                        manners.mostInOneSecond(),
                        "breaches",
                        manners.breaches()));
    }

    /** Replaces all faults: what is not named is off. */
    private Response faults(Request request) throws IOException {
        var wish = request.json();
        faults.clear();
        for (var kind : Faults.Kind.values()) {
            faults.with(kind, wish.path(kind.name()).asDouble(0));
        }
        wish.path("deadMaps").forEach(uid -> faults.dead(uid.asText()));
        wish.path("deletedMaps").forEach(uid -> faults.deleted(uid.asText()));
        faults.stale(
                wish.path("stale").asDouble(0),
                Duration.ofMinutes(wish.path("staleMinutes").asLong(0)));
        faults.positionLag(Duration.ofMinutes(wish.path("positionLagMinutes").asLong(0)));
        faults.omitted(wish.path("omitted").asDouble(0));
        faults.newTiesRankBehind(wish.path("newTiesRankBehind").asBoolean(false));
        faults.confusedTies(wish.path("confusedTies").asDouble(0));
        faults.exchangeDown(wish.path("exchangeDown").asBoolean(false));
        faults.everythingDown(wish.path("everythingDown").asBoolean(false));
        faults.loginRefused(wish.path("loginRefused").asBoolean(false));
        faults.cursorStuck(wish.path("cursorStuck").asBoolean(false));
        faults.namesDown(wish.path("namesDown").asBoolean(false));
        faults.latency(Duration.ofMillis(wish.path("latencyMs").asLong(0)));
        for (var uid : wish.path("secretMaps")) {
            world.track(uid.asText()).ifPresent(track -> track.secret(true));
        }
        return Response.json(Map.of("ok", true));
    }

    /** {@code {"mapUid","accountId","name","zone","score"}}: driven now. */
    private Response record(Request request) throws IOException {
        var wish = request.json();
        var track = world.track(wish.path("mapUid").asText());
        if (track.isEmpty()) {
            return Response.json(404, Map.of("error", "no such map"));
        }
        var player =
                new Player(
                        UUID.fromString(wish.path("accountId").asText()),
                        wish.path("name").asText("Somebody"),
                        wish.path("zone").asText("World"));
        world.drive(track.get(), player, wish.path("score").asInt());
        return Response.json(Map.of("ok", true));
    }

    /** {@code {"mapUid","accountId"}}: what that account has driven on the map is withdrawn now. */
    private Response withdraw(Request request) throws IOException {
        var wish = request.json();
        var track = world.track(wish.path("mapUid").asText());
        if (track.isEmpty()) {
            return Response.json(404, Map.of("error", "no such map"));
        }
        world.withdraw(track.get(), UUID.fromString(wish.path("accountId").asText()), world.now());
        return Response.json(Map.of("ok", true));
    }

    /** {@code {"mapUid"}}: the map disappears from everywhere. */
    private Response delete(Request request) throws IOException {
        world.forget(request.json().path("mapUid").asText());
        return Response.json(Map.of("ok", true));
    }

    /** {@code {"accountId","name"}}: a player calls themselves something else from now on. */
    private Response rename(Request request) throws IOException {
        var wish = request.json();
        world.rename(UUID.fromString(wish.path("accountId").asText()), wish.path("name").asText());
        return Response.json(Map.of("ok", true));
    }

    /** {@code {"csv","authors":[{"id","name"}],"deep"}}. */
    private Response feed(Request request) throws IOException {
        var wish = request.json();
        var authors = new ArrayList<TmxUser>();
        wish.path("authors")
                .forEach(
                        a ->
                                authors.add(
                                        new TmxUser(
                                                a.path("id").asLong(), a.path("name").asText())));
        if (authors.isEmpty()) {
            return Response.json(400, Map.of("error", "a feed needs authors"));
        }
        var feed = Feed.read(new StringReader(wish.path("csv").asText("")));
        feed.playInto(world, inventor, authors, wish.path("deep").asInt(20));
        return Response.json(Map.of("rows", feed.rows().size()));
    }
}
