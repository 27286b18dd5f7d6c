package dev.pacenote.application.streams.role;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.role.ManagedRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The roles that we made or are to make. They outlive their link, so that they can be deleted. */
public interface ManagedRoles {

    Optional<ManagedRole> find(Link.Key link);

    /** Those of a server, in no order. */
    List<ManagedRole> of(GuildId guild);

    /**
     * Adds it, or saves it if nobody saved it since it was read.
     *
     * @throws RuntimeException when the server is not known
     */
    SaveResult<ManagedRole> save(ManagedRole role);

    /**
     * It is gone at Discord: it goes, with all who have it, unless another one was made in its
     * place meanwhile.
     */
    void remove(ManagedRole role);

    /**
     * Links for which something may be to be done: those of servers with our bot that ping by a
     * role of ours and have none noted, and roles whose link does so no more or that are due. A
     * role with a problem is found when it is due alone.
     */
    List<Link.Key> toLookAt(Instant now, int limit);
}
