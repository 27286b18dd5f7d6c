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
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;

/** Boards from the Nadeo live services. */
public final class NadeoLeaderboards implements Leaderboards {

    private final UpstreamHost host;
    private final URI base;
    private final NadeoTokens tokens;
    private final Lane lane;

    NadeoLeaderboards(UpstreamHost host, URI base, NadeoTokens tokens, Lane lane) {
        this.host = host;
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
        return board(map, question, Answers.json(question, get(url)));
    }

    private HttpResponse<String> get(URI url) {
        var token = tokens.current(lane);
        var answer = get(url, token);
        if (answer.statusCode() != 401) {
            return answer;
        }
        tokens.forget(token);
        return get(url, tokens.current(lane));
    }

    private HttpResponse<String> get(URI url, String token) {
        return host.send(
                HttpRequest.newBuilder(url)
                        .header("Authorization", "nadeo_v1 t=" + token)
                        .header("Accept", "application/json")
                        .GET(),
                lane);
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
                json.path("zoneName").asText(""));
    }
}
