package dev.pacenote.domain.streams.guild;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Discord server with its roles, as Discord said it a moment ago.
 *
 * @param owner the owner's id at Discord
 * @param roles that of everybody among them
 */
public record GuildRoles(GuildId id, String owner, List<GuildRole> roles) {

    public GuildRoles {
        roles = List.copyOf(roles);
    }

    /** Which there are, as somebody saw it then. */
    public SeenRoles seen(Instant at) {
        return new SeenRoles(id, roles.stream().map(GuildRole::id).collect(Collectors.toSet()), at);
    }

    boolean isOwner(String user) {
        return owner.equals(user);
    }

    /** What everybody may do. */
    Permissions everyone() {
        return find(everyoneId()).map(GuildRole::permissions).orElse(Permissions.NONE);
    }

    /** The role of everybody. */
    public RoleId everyoneId() {
        return id.everyone();
    }

    public Optional<GuildRole> find(RoleId role) {
        return roles.stream().filter(it -> it.id().equals(role)).findFirst();
    }

    /** Those that a post may ping: the highest first, that of everybody last, none of bots. */
    public List<GuildRole> pingable() {
        return Stream.concat(
                        roles.stream()
                                .filter(role -> !role.ofBot())
                                .filter(role -> !role.id().equals(everyoneId()))
                                .sorted(
                                        Comparator.comparingInt(GuildRole::position)
                                                .reversed()
                                                .thenComparing(role -> role.id().value())),
                        find(everyoneId()).stream())
                .toList();
    }

    /**
     * Whether a member may give and take roles that are lower than their own highest one: Discord
     * refuses all others.
     */
    public boolean mayGive(GuildMember member, GuildRole role) {
        return member.permissions(this).has(Permission.MANAGE_ROLES)
                && !role.ofBot()
                && highest(member.roles()) > role.position();
    }

    private int highest(Collection<RoleId> own) {
        return roles.stream()
                .filter(role -> own.contains(role.id()))
                .mapToInt(GuildRole::position)
                .max()
                .orElse(0);
    }
}
