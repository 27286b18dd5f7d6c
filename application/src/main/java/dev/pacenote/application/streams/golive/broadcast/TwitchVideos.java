package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.domain.streams.link.BroadcasterId;
import java.util.Optional;

/** Asks Twitch for recordings. They come late, and not every channel keeps them. */
@FunctionalInterface
public interface TwitchVideos {

    /**
     * The recording of one broadcast.
     *
     * @param twitchId Twitch's id of the broadcast
     * @return its address; empty while there is none
     * @throws dev.pacenote.application.platform.upstream.UpstreamException when Twitch gave no
     *     usable answer
     */
    Optional<String> recording(BroadcasterId channel, String twitchId);
}
