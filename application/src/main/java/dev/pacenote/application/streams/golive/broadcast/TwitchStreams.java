package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.domain.streams.golive.BroadcastFacts;
import dev.pacenote.domain.streams.link.BroadcasterId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Asks Twitch what is live. It lists a broadcast late, and goes on listing it after its end. */
@FunctionalInterface
public interface TwitchStreams {

    /**
     * @param twitchId Twitch's id of the broadcast
     */
    record Live(BroadcasterId channel, String twitchId, Instant startedAt, BroadcastFacts facts) {}

    /**
     * Those of these channels that are live by Twitch's list; in as few requests as possible.
     *
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when one of the requests
     *     had no usable answer
     */
    List<Live> live(Collection<BroadcasterId> channels);
}
