package dev.pacenote.application.streams.role;

import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.RoleId;

/**
 * Makes and deletes roles of a server, and gives and takes them. An outage, or that Discord wants
 * us to wait, is an {@link dev.pacenote.application.platform.upstream.UpstreamException}: it may
 * have been done all the same.
 */
public interface DiscordRoles {

    sealed interface Made {
        record Ok(RoleId role) implements Made {}

        /** The bot may not, or is not there. */
        record Refused() implements Made {}
    }

    enum Outcome {
        /** It is so now, whether by us or before. */
        DONE,
        /** The bot may not, or is not there. */
        REFUSED,
        /** The server has no such role. */
        NO_SUCH_ROLE,
        /** The server has no such member. */
        NO_SUCH_MEMBER
    }

    /**
     * Makes a role that lets nobody do anything, and that nobody but whoever may ping all pings.
     */
    Made create(GuildId guild, String name);

    /** {@link Outcome#DONE} where there is none of that id, too. */
    Outcome delete(GuildId guild, RoleId role);

    /** Gives it to a member, or takes it from them. */
    Outcome give(GuildId guild, RoleId role, DiscordUser member, boolean has);
}
