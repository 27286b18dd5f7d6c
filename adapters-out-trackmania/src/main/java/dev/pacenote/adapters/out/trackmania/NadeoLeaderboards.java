package dev.pacenote.adapters.out.trackmania;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.trackmania.Leaderboards;
import dev.pacenote.application.trackmania.UpstreamException;
import dev.pacenote.application.trackmania.UpstreamException.Kind;
import dev.pacenote.domain.trackmania.AccountId;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.Entry;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.Score;
import dev.pacenote.domain.trackmania.Zone;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;

/** Boards from the Nadeo live services. */
public final class NadeoLeaderboards implements Leaderboards {

    private final AuthorizedHost host;
    private final URI base;

    NadeoLeaderboards(UpstreamHost host, URI base, TokenSource tokens, Lane lane) {
        this.host = new AuthorizedHost(host, tokens, "nadeo_v1 t=", lane);
        this.base = base;
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
        return board(map, question, Answers.json(question, host.get(url)));
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
