package dev.pacenote.adapters.out.twitch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.streams.golive.broadcast.ChannelInformation;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.link.BroadcasterId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What channels show by Helix, a hundred channels a request. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class HelixInformation implements ChannelInformation {

    private final Helix helix;

    HelixInformation(Helix helix) {
        this.helix = helix;
    }

    @Override
    public List<Shown> of(Collection<BroadcasterId> channels) {
        return helix
                .listed(
                        "twitch channels",
                        "channel information",
                        channels,
                        ids ->
                                (api, authorization, client) ->
                                        api.information(
                                                Map.of("broadcaster_id", ids),
                                                authorization,
                                                client))
                .stream()
                .map(HelixInformation::shown)
                .toList();
    }

    private static Shown shown(JsonNode channel) {
        try {
            return new Shown(
                    new BroadcasterId(channel.path("broadcaster_id").asText("")),
                    channel.path("title").asText(""),
                    channel.path("game_name").asText(""));
        } catch (InvalidValueException e) {
            throw Helix.ANSWERS.unexpected("channel information", "an id that is none");
        }
    }
}
