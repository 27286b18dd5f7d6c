package dev.pacenote.domain.streams.guild;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Somebody in a Discord server, with what its roles let them do: people and the bot alike.
 *
 * @param user their id at Discord
 * @param roles without that of everybody
 * @param joinedAt when they came, the last time; empty where Discord does not say it
 */
public record GuildMember(String user, Set<RoleId> roles, Optional<Instant> joinedAt) {

    public GuildMember {
        roles = Set.copyOf(roles);
    }

    public GuildMember(String user, Set<RoleId> roles) {
        this(user, roles, Optional.empty());
    }

    /** What they may do in the whole server. */
    public Permissions permissions(GuildRoles guild) {
        if (guild.isOwner(user)) {
            return Permissions.NONE.with(Permission.ADMINISTRATOR);
        }
        return guild.everyone()
                .or(
                        guild.roles().stream()
                                .filter(role -> roles.contains(role.id()))
                                .map(GuildRole::permissions)
                                .reduce(Permissions.NONE, Permissions::or));
    }

    /** Whether they are an admin of ours: owner, ADMINISTRATOR or MANAGE_GUILD. */
    public boolean isAdmin(GuildRoles guild) {
        return permissions(guild).managesGuild();
    }

    /**
     * What they may do in a channel: the whole server's permissions, changed by what the channel
     * says of everybody, then of their roles, then of themselves. An administrator may do
     * everything, and who does not see a channel may do nothing there.
     */
    public Permissions permissionsIn(GuildRoles guild, Collection<PermissionOverwrite> overwrites) {
        var base = permissions(guild);
        if (base.has(Permission.ADMINISTRATOR)) {
            return base;
        }
        var everybody = only(overwrites, PermissionOverwrite.Kind.ROLE, Set.of(guild.id().value()));
        var ofRoles =
                only(
                        overwrites,
                        PermissionOverwrite.Kind.ROLE,
                        roles.stream().map(RoleId::value).collect(Collectors.toSet()));
        var own = only(overwrites, PermissionOverwrite.Kind.MEMBER, Set.of(user));
        var all = base;
        for (var step : List.of(everybody, ofRoles, own)) {
            all = all.changed(denied(step), allowed(step));
        }
        return all.has(Permission.VIEW_CHANNEL) ? all : Permissions.NONE;
    }

    private static List<PermissionOverwrite> only(
            Collection<PermissionOverwrite> overwrites,
            PermissionOverwrite.Kind kind,
            Set<String> subjects) {
        return overwrites.stream()
                .filter(overwrite -> overwrite.kind() == kind)
                .filter(overwrite -> subjects.contains(overwrite.subject()))
                .toList();
    }

    private static Permissions denied(List<PermissionOverwrite> overwrites) {
        return overwrites.stream()
                .map(PermissionOverwrite::deny)
                .reduce(Permissions.NONE, Permissions::or);
    }

    private static Permissions allowed(List<PermissionOverwrite> overwrites) {
        return overwrites.stream()
                .map(PermissionOverwrite::allow)
                .reduce(Permissions.NONE, Permissions::or);
    }
}
