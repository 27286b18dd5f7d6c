package dev.pacenote.application.streams.link;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import java.util.List;
import java.util.Optional;

/** Which servers follow which Twitch channels. There is one link of the two. */
public interface Links {

    Optional<Link> find(Link.Key key);

    /** Those of a server, those first that were added first. */
    List<Link> of(GuildId guild);

    /** Those of a channel. */
    List<Link> of(StreamerId streamer);

    /** Those that an admin added by their names, those first that were added first. */
    List<Link> addedBy(AccountId admin);

    /** Those of all servers: for rare questions. */
    List<Link> all();

    /**
     * Adds it, or saves it if nobody saved it since it was read.
     *
     * @throws RuntimeException when server or channel is not known
     */
    SaveResult<Link> save(Link link);

    /**
     * Ends it.
     *
     * @return false when it is not there
     */
    boolean remove(Link.Key key);
}
