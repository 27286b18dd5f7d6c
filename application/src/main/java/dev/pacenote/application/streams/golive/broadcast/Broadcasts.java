package dev.pacenote.application.streams.golive.broadcast;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.golive.Broadcast;
import dev.pacenote.domain.streams.link.StreamerId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Broadcasts of all channels. There is one of each at Twitch. */
public interface Broadcasts {

    Optional<Broadcast> find(UUID id);

    /** The one of that id, which nobody else changes before the transaction has ended. */
    Optional<Broadcast> hold(UUID id);

    Optional<Broadcast> findByTwitchId(String twitchId);

    /** Those of a channel that are live as far as known, the newest start first. */
    List<Broadcast> live(StreamerId streamer);

    /** All that are live as far as known, the oldest start first. */
    List<Broadcast> live();

    /** The first of a channel that started after that moment, live or over. */
    Optional<Broadcast> firstAfter(StreamerId streamer, Instant start);

    /** Those whose end is to be looked into by then, the longest due first. */
    List<Broadcast> endingBy(Instant now);

    /**
     * Adds it, or saves it if nobody saved it since it was read.
     *
     * @return a conflict also where Twitch's id is here under another id
     */
    SaveResult<Broadcast> save(Broadcast broadcast);

    /**
     * Removes those that ended before that moment, with their announcements; not one of which an
     * announcement is open still.
     *
     * @return how many
     */
    int purge(Instant before, int atMost);
}
