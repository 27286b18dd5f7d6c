package dev.pacenote.adapters.out.trackmania;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.http.client.AuthorizedClient;
import dev.pacenote.adapters.out.http.client.JsonAnswers;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.Probe;
import dev.pacenote.domain.trackmania.board.Score;
import dev.pacenote.domain.trackmania.board.Zone;
import io.micronaut.context.BeanProvider;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Boards from the Nadeo live services. */
public final class NadeoLeaderboards implements Leaderboards {

    private final AuthorizedClient client;
    private final BeanProvider<NadeoLive> live;
    private final Supplier<Optional<PlayerId>> self;

    /**
     * @param self as whom the services know us
     */
    NadeoLeaderboards(
            AuthorizedClient client,
            BeanProvider<NadeoLive> live,
            Supplier<Optional<PlayerId>> self) {
        this.client = client;
        this.live = live;
        this.self = self;
    }

    @Override
    public Board top(MapUid map) {
        // Without onlyWorld=true the other parameters are ignored upstream.
        var answer =
                client.send(
                        "live top",
                        token -> live.get().top(map.value(), Board.DEPTH, true, 0, token));
        var question = "board of " + map;
        return board(map, question, JsonAnswers.json(question, answer));
    }

    @Override
    public Optional<PlayerId> self() {
        return self.get();
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
        var scores = new LinkedHashMap<String, Integer>();
        probes.forEach(probe -> scores.put("scores[" + probe.map() + "]", probe.score()));
        var question = probes.size() + " places";
        var json =
                JsonAnswers.json(
                        question,
                        client.send(
                                "live positions",
                                token -> live.get().positions(scores, token, body(probes))));
        if (!json.isArray()) {
            throw JsonAnswers.unexpected(question, "no list in the answer");
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
            throw JsonAnswers.unexpected(question, "no board in the answer");
        }
        if (json.hasNonNull("mapUid") && !map.value().equals(json.get("mapUid").asText())) {
            throw JsonAnswers.unexpected(question, "the board of another map");
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
                PlayerId.of(json.path("accountId").asText("")),
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
