package dev.pacenote.domain.streams.guild;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Which roles a server had when somebody looked. One that is there may be gone meanwhile, and one
 * that is not may be there.
 *
 * @param at when somebody looked
 */
public record SeenRoles(GuildId guild, Set<RoleId> roles, Instant at) {

    /** A post pings a role that somebody saw so long ago without a look at Discord. */
    public static final Duration SERVES = Duration.ofHours(6);

    public SeenRoles {
        roles = Set.copyOf(roles);
    }

    public boolean has(RoleId role) {
        return roles.contains(role);
    }

    /** Whether a post may ping that role without another look. */
    public boolean serves(RoleId role, Instant now) {
        return has(role) && now.isBefore(at.plus(SERVES));
    }
}
