package dev.pacenote.application.streams.role;

import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.role.ManagedRole;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows the admins of a server how it stands with the roles that we make there. */
public final class ShowManagedRoles {

    /**
     * @param waiting to how many people it is still to be given, or from how many to be taken
     */
    public record Shown(ManagedRole role, int waiting) {}

    private final ManagedRoles roles;
    private final RoleHolders holders;

    public ShowManagedRoles(ManagedRoles roles, RoleHolders holders) {
        this.roles = roles;
        this.holders = holders;
    }

    /** By the channel whose role it is. */
    public Map<StreamerId, Shown> of(GuildId guild) {
        return roles.of(guild).stream()
                .collect(
                        Collectors.toMap(
                                it -> it.link().streamer(),
                                it -> new Shown(it, holders.waiting(it.link()))));
    }
}
