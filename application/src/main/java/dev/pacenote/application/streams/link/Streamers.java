package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.link.BroadcasterId;
import dev.pacenote.domain.streams.link.Streamer;
import dev.pacenote.domain.streams.link.StreamerId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Twitch channels that some server follows or followed. There is one of each at Twitch. */
public interface Streamers {

    Optional<Streamer> find(StreamerId id);

    /** Those of these that are known. */
    List<Streamer> findAll(Collection<StreamerId> ids);

    Optional<Streamer> findByBroadcaster(BroadcasterId broadcaster);

    /** Those that an account proved last, by what they are called. */
    List<Streamer> provedBy(AccountId account);

    /**
     * Those that no server follows, of which no broadcast is remembered, and of whom nobody said
     * who may follow them ({@link Streamer#mayBeForgotten}): for rare questions.
     */
    List<Streamer> unfollowed();

    /**
     * Forgets one of those.
     *
     * @return false when somebody saved it since it was read, or it is none of those any more
     */
    boolean remove(Streamer streamer);

    /**
     * Adds it, or saves it if nobody saved it since it was read.
     *
     * @return a conflict also where the channel is here under another id
     */
    SaveResult<Streamer> save(Streamer streamer);
}
