package dev.pacenote.adapters.out.twitch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.adapters.out.http.client.JsonAnswers;
import dev.pacenote.application.streams.golive.TwitchStreams;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.link.BroadcasterId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is live by Helix, a hundred channels a request. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class HelixStreams implements TwitchStreams {

    private static final int BATCH = 100;

    private final Helix helix;

    HelixStreams(Helix helix) {
        this.helix = helix;
    }

    @Override
    public List<Live> live(Collection<BroadcasterId> channels) {
        var ids = channels.stream().map(BroadcasterId::value).distinct().sorted().toList();
        var found = new ArrayList<Live>();
        for (int from = 0; from < ids.size(); from += BATCH) {
            var part = ids.subList(from, Math.min(from + BATCH, ids.size()));
            var query = Map.of("user_id", part, "first", List.of(Integer.toString(BATCH)));
            var answer =
                    helix.send(
                            "twitch streams",
                            (api, authorization, client) ->
                                    api.streams(query, authorization, client));
            JsonAnswers.json("streams", answer)
                    .path("data")
                    .forEach(stream -> found.add(live(stream)));
        }
        return found;
    }

    private static Live live(JsonNode stream) {
        try {
            return new Live(
                    new BroadcasterId(stream.path("user_id").asText("")),
                    stream.path("id").asText(""),
                    Instant.parse(stream.path("started_at").asText("")),
                    new BroadcastFacts(
                            stream.path("title").asText(""),
                            stream.path("game_name").asText(""),
                            stream.path("viewer_count").isInt()
                                    ? OptionalInt.of(stream.path("viewer_count").asInt())
                                    : OptionalInt.empty(),
                            Optional.of(stream.path("thumbnail_url").asText(""))
                                    .filter(url -> !url.isEmpty())));
        } catch (IllegalArgumentException | DateTimeException e) {
            throw JsonAnswers.unexpected("streams", "an id or time that is none");
        }
    }
}
