package dev.pacenote.adapters.out.twitch;

import dev.pacenote.application.streams.golive.broadcast.TwitchVideos;
import dev.pacenote.domain.streams.link.BroadcasterId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recordings by Helix. That of a broadcast is among the newest of its channel. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class HelixVideos implements TwitchVideos {

    private static final String NEWEST = "20";

    private final Helix helix;

    HelixVideos(Helix helix) {
        this.helix = helix;
    }

    @Override
    public Optional<String> recording(BroadcasterId channel, String twitchId) {
        var query =
                Map.of(
                        "user_id", List.of(channel.value()),
                        "type", List.of("archive"),
                        "first", List.of(NEWEST));
        var answer =
                helix.send(
                        "twitch videos",
                        (api, authorization, client) -> api.videos(query, authorization, client));
        for (var video : Helix.data("videos", Helix.ANSWERS.json("videos", answer))) {
            if (video.path("stream_id").asText("").equals(twitchId)) {
                return Optional.of(video.path("url").asText("")).filter(url -> !url.isEmpty());
            }
        }
        return Optional.empty();
    }
}
