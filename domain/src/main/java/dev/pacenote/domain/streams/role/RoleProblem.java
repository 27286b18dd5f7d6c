package dev.pacenote.domain.streams.role;

import dev.pacenote.domain.streams.guild.GuildMember;
import dev.pacenote.domain.streams.guild.GuildRole;
import dev.pacenote.domain.streams.guild.GuildRoles;
import dev.pacenote.domain.streams.guild.Permission;
import java.util.Optional;
import java.util.stream.Stream;

/** What keeps us from making, giving, taking or deleting a role. */
public enum RoleProblem {
    /** The bot may not manage roles. */
    MISSING_PERMISSIONS("missing_permissions"),
    /** Somebody moved the role above the highest one of the bot. */
    ROLE_TOO_HIGH("role_too_high"),
    /** We made as many in the server as we make. */
    LIMIT_REACHED("limit_reached"),
    DISCORD_UNAVAILABLE("discord_unavailable");

    private final String wireName;

    RoleProblem(String wireName) {
        this.wireName = wireName;
    }

    /** A stable word for JSON. */
    public String wireName() {
        return wireName;
    }

    public static Optional<RoleProblem> of(String wireName) {
        return Stream.of(values()).filter(it -> it.wireName.equals(wireName)).findFirst();
    }

    /**
     * What Discord would refuse the bot.
     *
     * @param role empty: it is still to be made
     */
    public static Optional<RoleProblem> against(
            GuildMember bot, GuildRoles guild, Optional<GuildRole> role) {
        if (!bot.permissions(guild).has(Permission.MANAGE_ROLES)) {
            return Optional.of(MISSING_PERMISSIONS);
        }
        return role.filter(it -> !guild.mayGive(bot, it)).map(_ -> ROLE_TOO_HIGH);
    }
}
