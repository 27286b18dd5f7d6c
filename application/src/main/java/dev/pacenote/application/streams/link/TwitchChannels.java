package dev.pacenote.application.streams.link;

import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.ChannelNames;
import dev.pacenote.domain.streams.link.TwitchLogin;
import java.util.Optional;

/** Asks Twitch for channels. */
@FunctionalInterface
public interface TwitchChannels {

    /** A channel as Twitch shows it. */
    record TwitchChannel(BroadcasterId id, ChannelNames names) {}

    /**
     * Empty when there is no such channel.
     *
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer
     */
    Optional<TwitchChannel> find(TwitchLogin login);
}
