package dev.pacenote.adapters.out.twitch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.streams.golive.broadcast.TwitchStreams;
import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.link.BroadcasterId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** What is live by Helix, a hundred channels a request. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class HelixStreams implements TwitchStreams {

    /** All that one request asks about, on one page. */
    private static final List<String> FIRST = List.of(Integer.toString(Helix.MAX_CHANNELS));

    private final Helix helix;

    HelixStreams(Helix helix) {
        this.helix = helix;
    }

    @Override
    public List<Live> live(Collection<BroadcasterId> channels) {
        return helix
                .listed(
                        "twitch streams",
                        "streams",
                        channels,
                        ids ->
                                (api, authorization, client) ->
                                        api.streams(
                                                Map.of("user_id", ids, "first", FIRST),
                                                authorization,
                                                client))
                .stream()
                .map(HelixStreams::live)
                .toList();
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
            throw Helix.ANSWERS.unexpected("streams", "an id or time that is none");
        }
    }
}
