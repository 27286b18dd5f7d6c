package dev.pacenote.adapters.out.trackmania;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.domain.trackmania.board.AccountId;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Boards from the Nadeo live services. */
public final class NadeoLeaderboards implements Leaderboards {

    private final AuthorizedHost host;
    private final URI base;
    private final NadeoTokens tokens;
    private final Lane lane;

    NadeoLeaderboards(UpstreamHost host, URI base, NadeoTokens tokens, Lane lane) {
        this.host = new AuthorizedHost(host, tokens, "nadeo_v1 t=", lane);
        this.base = base;
        this.tokens = tokens;
        this.lane = lane;
    }

    @Override
    public Board top(MapUid map) {
        // Without onlyWorld=true the other parameters are ignored upstream.
        var url =
                URI.create(
                        base
                                + "/api/token/leaderboard/group/Personal_Best/map/"
                                + Answers.encode(map.value())
                                + "/top?length="
                                + Board.DEPTH
                                + "&onlyWorld=true&offset=0");
        var question = "board of " + map;
        return board(map, question, Answers.json(question, host.get("live top", url)));
    }

    @Override
    public Optional<AccountId> self() {
        return tokens.subject(lane);
    }

    @Override
    public Map<MapUid, Integer> places(List<Probe> probes) {
        if (probes.size() > Probe.PER_REQUEST) {
            throw new IllegalArgumentException(probes.size() + " probes in one request");
        }
        var asked = new LinkedHashMap<MapUid, Probe>();
        for (var probe : probes) {
            if (asked.put(probe.map(), probe) != null) {
                throw new IllegalArgumentException("two scores for " + probe.map());
            }
        }
        var query =
                probes.stream()
                        .map(
                                probe ->
                                        "scores%5B"
                                                + Answers.encode(probe.map().value())
                                                + "%5D="
                                                + probe.score())
                        .collect(Collectors.joining("&"));
        var url = URI.create(base + "/api/token/leaderboard/group/map?" + query);
        var question = probes.size() + " places";
        var json = Answers.json(question, host.post("live positions", url, body(probes)));
        if (!json.isArray()) {
            throw Answers.unexpected(question, "no list in the answer");
        }
        var places = new HashMap<MapUid, Integer>();
        for (var answer : json) {
            place(asked, answer).ifPresent(place -> places.put(place.getKey(), place.getValue()));
        }
        return places;
    }

    private static String body(List<Probe> probes) {
        return probes.stream()
                .map(probe -> "{\"mapUid\":\"" + probe.map() + "\",\"groupUid\":\"Personal_Best\"}")
                .collect(Collectors.joining(",", "{\"maps\":[", "]}"));
    }

    /** The place in the world; empty when the answer is not one to what was asked. */
    private static Optional<Map.Entry<MapUid, Integer>> place(
            Map<MapUid, Probe> asked, JsonNode json) {
        var uid = json.path("mapUid").asText("");
        var probe =
                asked.values().stream()
                        .filter(known -> known.map().value().equals(uid))
                        .findFirst();
        if (probe.isEmpty()
                || json.path("score").asInt(probe.get().score()) != probe.get().score()) {
            return Optional.empty();
        }
        for (var zone : json.path("zones")) {
            int place = zone.path("ranking").path("position").asInt(0);
            if (zone.path("zoneName").asText("").equals("World") && place > 0) {
                return Optional.of(Map.entry(probe.get().map(), place));
            }
        }
        return Optional.empty();
    }

    private static Board board(MapUid map, String question, JsonNode json) {
        var world = json.path("tops").path(0).path("top");
        if (!world.isArray()) {
            throw Answers.unexpected(question, "no board in the answer");
        }
        if (json.hasNonNull("mapUid") && !map.value().equals(json.get("mapUid").asText())) {
            throw Answers.unexpected(question, "the board of another map");
        }
        try {
            var entries = new ArrayList<Entry>();
            for (var entry : world) {
                entries.add(entry(entry));
            }
            return new Board(map, entries);
        } catch (IllegalArgumentException e) {
            throw new UpstreamException(Kind.FAILED, question + ": " + e.getMessage(), e);
        }
    }

    private static Entry entry(JsonNode json) {
        if (!json.path("score").isIntegralNumber() || !json.path("position").isIntegralNumber()) {
            throw new IllegalArgumentException("an entry without score or position");
        }
        long timestamp = json.path("timestamp").asLong(-1);
        return new Entry(
                AccountId.of(json.path("accountId").asText("")),
                json.get("position").asInt(),
                Score.of(json.get("score").asInt()),
                timestamp > 0 ? Optional.of(Instant.ofEpochSecond(timestamp)) : Optional.empty(),
                zone(json));
    }

    private static Zone zone(JsonNode json) {
        var id = json.path("zoneId").asText("");
        return new Zone(
                id.isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(id)),
                json.path("zoneName").asText(""));
    }
}
