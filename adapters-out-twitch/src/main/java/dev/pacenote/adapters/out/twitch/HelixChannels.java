package dev.pacenote.adapters.out.twitch;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.application.streams.link.NamedChannels;
import dev.pacenote.application.streams.link.TwitchChannels;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.TwitchLogin;
import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Channels by Helix. */
@Singleton
@Requires(beans = TwitchSettings.class)
public final class HelixChannels implements TwitchChannels, NamedChannels {

    private final Helix helix;

    HelixChannels(Helix helix) {
        this.helix = helix;
    }

    @Override
    public Optional<TwitchChannel> find(TwitchLogin login) {
        return channel(
                helix.send(
                        "twitch users",
                        (api, authorization, client) ->
                                api.users(login.value(), authorization, client)));
    }

    /** The channel of that id, if there is one. */
    Optional<TwitchChannel> find(BroadcasterId id) {
        return channel(
                helix.send(
                        "twitch users",
                        (api, authorization, client) ->
                                api.usersById(id.value(), authorization, client)));
    }

    @Override
    public List<TwitchChannel> find(Collection<BroadcasterId> channels) {
        return helix
                .listed(
                        "twitch users",
                        "channels",
                        channels,
                        ids ->
                                (api, authorization, client) ->
                                        api.usersByIds(Map.of("id", ids), authorization, client))
                .stream()
                .map(HelixChannels::channel)
                .toList();
    }

    private static Optional<TwitchChannel> channel(HttpResponse<String> answer) {
        var user = Helix.data("channel", Helix.ANSWERS.json("channel", answer)).path(0);
        return user.isMissingNode() ? Optional.empty() : Optional.of(channel(user));
    }

    private static TwitchChannel channel(JsonNode user) {
        try {
            var login = new TwitchLogin(user.path("login").asText(""));
            return new TwitchChannel(
                    new BroadcasterId(user.path("id").asText("")),
                    new ChannelNames(
                            login,
                            user.path("display_name").asText(login.value()),
                            user.path("profile_image_url").asText("")));
        } catch (InvalidValueException e) {
            throw Helix.ANSWERS.unexpected("channel", "an id or name that is none");
        }
    }
}
