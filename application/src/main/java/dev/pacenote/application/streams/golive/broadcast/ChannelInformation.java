package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.domain.streams.link.BroadcasterId;
import java.util.Collection;
import java.util.List;

/**
 * Asks Twitch what channels say of themselves, live or not: it knows that while it does not list
 * their broadcast yet.
 */
@FunctionalInterface
public interface ChannelInformation {

    /**
     * @param title empty when the channel never had one
     * @param game empty when none is chosen
     */
    record Shown(BroadcasterId channel, String title, String game) {}

    /**
     * Those of these channels that Twitch knows; in as few requests as possible.
     *
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when one of the requests
     *     had no usable answer
     */
    List<Shown> of(Collection<BroadcasterId> channels);
}
