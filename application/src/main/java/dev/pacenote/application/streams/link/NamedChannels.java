package dev.pacenote.application.streams.link;

import dev.pacenote.domain.streams.link.BroadcasterId;
import java.util.Collection;
import java.util.List;

/** Asks Twitch what channels are called now. */
@FunctionalInterface
public interface NamedChannels {

    /**
     * Those of these that Twitch knows.
     *
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer for one of them
     */
    List<TwitchChannels.TwitchChannel> find(Collection<BroadcasterId> channels);
}
