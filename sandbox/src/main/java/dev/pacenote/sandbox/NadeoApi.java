package dev.pacenote.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** The core's tokens and the live services' leaderboards and map info. */
final class NadeoApi {

    static final String LOGIN = "service_sandbox";
    static final String PASSWORD = "sandbox";

    /** The account that the login acts as. */
    static final UUID GUEST = UUID.fromString("9ac3a1de-0000-4000-8000-000000000001");

    private static final String WORLD_ZONE = "301e1b69-7e13-11e8-8060-e284abfd2bc4";
    private static final Pattern TOP =
            Pattern.compile("/api/token/leaderboard/group/([^/]+)/map/([^/]+)/top");
    private static final int MAX_LENGTH = 100;
    private static final int MAX_POSITIONS = 50;
    private static final int HIDDEN_PLACES = 5;

    private final World world;
    private final Faults faults;
    private final Manners manners;
    private final TokenOffice tokens;

    NadeoApi(World world, Faults faults, Manners manners, TokenOffice tokens) {
        this.world = world;
        this.faults = faults;
        this.manners = manners;
        this.tokens = tokens;
    }

    Response core(Request request) throws IOException {
        return switch (request.path()) {
            case "/v2/authentication/token/basic" -> logIn(request);
            case "/v2/authentication/token/refresh" -> refresh(request);
            default -> Response.json(404, Map.of("code", "C-AL-02-03", "message", "Not found."));
        };
    }

    private Response logIn(Request request) throws IOException {
        manners.arrived("core login");
        var expected =
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (LOGIN + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        if (faults.loginRefused() || !request.authorization().equals(expected)) {
            return Response.json(
                    401, Map.of("code", "C-AA-00-03", "message", "Invalid credentials."));
        }
        var audience =
                request.body().isBlank()
                        ? "NadeoServices"
                        : request.json().path("audience").asText("");
        if (!List.of("NadeoServices", "NadeoLiveServices").contains(audience)) {
            return Response.json(
                    400, Map.of("code", "C-AA-00-03", "message", "There was a validation error."));
        }
        return Response.json(tokens.nadeoPair(audience));
    }

    private Response refresh(Request request) {
        manners.arrived("core refresh");
        return tokens.renews(request.authorization())
                .map(audience -> Response.json(tokens.nadeoPair(audience)))
                .orElseGet(
                        () ->
                                Response.json(
                                        401,
                                        Map.of("code", "C-AA-00-01", "message", "Unauthorized.")));
    }

    Response live(Request request) throws IOException {
        if (!tokens.nadeoAccepts(request.authorization(), "access")) {
            manners.arrived("live unauthorized");
            return Response.raw(401, "[\"auth:error-tokenExpired\"]");
        }
        var top = TOP.matcher(request.path());
        if (top.matches()) {
            manners.arrived("live top");
            return top(request, top.group(1), top.group(2));
        }
        return switch (request.path()) {
            case "/api/token/leaderboard/group/map" -> {
                manners.arrived("live positions");
                yield positions(request);
            }
            case "/api/token/map/get-multiple" -> {
                manners.arrived("live maps");
                yield maps(request);
            }
            default -> Response.raw(404, "[\"route:error-notFound\"]");
        };
    }

    private Response top(Request request, String group, String uid) {
        int length = request.number("length", 5);
        int offset = request.number("offset", 0);
        if (length < 0 || offset < 0) {
            return Response.raw(
                    400,
                    "[\"length:error-greaterOrEqualThan\",\"offset:error-greaterOrEqualThan\"]");
        }
        if (length > MAX_LENGTH) {
            manners.breach("length " + length + " of a board");
        }
        boolean onlyWorld = request.one("onlyWorld", "false").equals("true");
        if (!onlyWorld) {
            length = 5;
            offset = 0;
        }
        if (!group.equals("Personal_Best")) {
            return Response.raw(200, "{}");
        }
        if (faults.isDead(uid)) {
            return trouble();
        }
        var body = new LinkedHashMap<String, Object>();
        body.put("groupUid", group);
        body.put("mapUid", uid);
        body.put(
                "tops",
                List.of(
                        Map.of(
                                "zoneId",
                                WORLD_ZONE,
                                "zoneName",
                                "World",
                                "top",
                                entries(uid, Math.min(length, MAX_LENGTH), offset))));
        return Response.json(body);
    }

    private Optional<Track> track(String uid) {
        return faults.isDeleted(uid) ? Optional.empty() : world.track(uid);
    }

    private List<Map<String, Object>> entries(String uid, int length, int offset) {
        var entries = new ArrayList<Map<String, Object>>();
        var track = track(uid);
        if (track.isEmpty()) {
            return entries;
        }
        var board = track.get().board(world.now().minus(faults.boardLag()));
        int position = 0;
        for (var driven : board) {
            position++;
            if (position > offset && position <= offset + length) {
                var entry = new LinkedHashMap<String, Object>();
                entry.put("accountId", driven.player().id().toString());
                entry.put(
                        "zoneId",
                        UUID.nameUUIDFromBytes(
                                        driven.player().zone().getBytes(StandardCharsets.UTF_8))
                                .toString());
                entry.put("zoneName", driven.player().zone());
                entry.put("position", position);
                boolean hidden = track.get().secret() && position <= HIDDEN_PLACES;
                entry.put("score", hidden ? -1 : driven.score());
                entry.put("timestamp", driven.at().getEpochSecond());
                entries.add(entry);
            }
        }
        return entries;
    }

    private Response positions(Request request) throws IOException {
        var asked = request.json().path("maps");
        if (asked.size() > MAX_POSITIONS) {
            manners.breach(asked.size() + " maps in one request for positions");
            return Response.raw(400, "[\"maps:error-tooMany\"]");
        }
        var moment = world.now().minus(faults.positionLag());
        var answer = new ArrayList<Map<String, Object>>();
        for (var map : asked) {
            var uid = map.path("mapUid").asText();
            var score = request.query().get("scores[" + uid + "]");
            if (score == null || faults.omits()) {
                continue;
            }
            if (score.size() > 1) {
                manners.breach("two scores for one map in one request");
            }
            track(uid)
                    .ifPresent(
                            track ->
                                    answer.add(
                                            position(
                                                    uid,
                                                    track.board(moment),
                                                    Integer.parseInt(score.getFirst()))));
        }
        return Response.json(answer);
    }

    private Map<String, Object> position(String uid, List<Track.Driven> board, int asked) {
        // A guest with a record of its own cannot ask for anything worse than it.
        int score =
                board.stream()
                        .filter(driven -> driven.player().id().equals(GUEST))
                        .findFirst()
                        .map(own -> Math.min(asked, own.score()))
                        .orElse(asked);
        boolean behind = faults.newTiesRankBehind();
        long ahead =
                board.stream()
                        .filter(driven -> behind ? driven.score() <= score : driven.score() < score)
                        .count();
        return Map.of(
                "groupUid",
                "Personal_Best",
                "mapUid",
                uid,
                "score",
                asked,
                "zones",
                List.of(
                        Map.of(
                                "zoneId",
                                WORLD_ZONE,
                                "zoneName",
                                "World",
                                "ranking",
                                Map.of("position", ahead + 1, "length", 0))));
    }

    private Response maps(Request request) {
        var uids = request.one("mapUidList", "").split(",", -1);
        if (uids.length > MAX_LENGTH) {
            manners.breach(uids.length + " maps in one request for map info");
        }
        var maps = new ArrayList<Map<String, Object>>();
        for (var uid : uids) {
            track(uid)
                    .ifPresent(
                            track ->
                                    maps.add(
                                            Map.of(
                                                    "uid",
                                                    uid,
                                                    "name",
                                                    track.name(),
                                                    "mapType",
                                                    "TrackMania\\" + track.type(),
                                                    "public",
                                                    true)));
        }
        return Response.json(Map.of("mapList", maps, "itemCount", maps.size()));
    }

    /** A 500 in one of the shapes seen upstream. */
    Response trouble() {
        return switch (faults.choose(4)) {
            case 0 -> Response.raw(500, "[\"internal:error\"]");
            case 1 ->
                    Response.raw(
                            500,
                            "{\"error\":\"InternalException\",\"message\":\"Nadeo Live Services"
                                    + " Internal Log\",\"traceId\":\"Root=1\"}");
            case 2 ->
                    Response.raw(
                            500,
                            "{\"code\":\"C-AA-00-99\",\"correlation_id\":\"x\",\"message\":\"?\",\"info\":[]}");
            default -> new Response(500, "text/html", "<html><h1>Oops</h1></html>", Map.of());
        };
    }
}
