package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import java.util.Optional;

/** Twitch channels that some server follows or followed. There is one of each at Twitch. */
public interface Streamers {

    Optional<Streamer> find(StreamerId id);

    Optional<Streamer> findByBroadcaster(BroadcasterId broadcaster);

    /**
     * Adds it, or saves it if nobody saved it since it was read.
     *
     * @return a conflict also where the channel is here under another id
     */
    SaveResult<Streamer> save(Streamer streamer);
}
