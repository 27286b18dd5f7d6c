package dev.pacenote.adapters.out.postgres.streams.role;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.role.ManagedRoles;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.guild.RoleId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.role.ManagedRole;
import dev.pacenote.domain.streams.role.RoleProblem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Roles that we make, in Postgres. */
@Singleton
public final class PostgresManagedRoles implements ManagedRoles {

    private final ManagedRoleRows rows;

    PostgresManagedRoles(ManagedRoleRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<ManagedRole> find(Link.Key link) {
        return rows.find(link.guild().value(), link.streamer().value()).stream()
                .map(PostgresManagedRoles::role)
                .findFirst();
    }

    @Override
    public List<ManagedRole> of(GuildId guild) {
        return rows.ofGuild(guild.value()).stream().map(PostgresManagedRoles::role).toList();
    }

    private static ManagedRole role(ManagedRoleRows.Row row) {
        return new ManagedRole(
                key(row),
                row.wantedSince(),
                Optional.ofNullable(row.role()).map(RoleId::new),
                Optional.ofNullable(row.problem()).map(it -> RoleProblem.of(it).orElseThrow()),
                Optional.ofNullable(row.due()),
                row.version());
    }

    private static Link.Key key(ManagedRoleRows.Row row) {
        return new Link.Key(new GuildId(row.guild()), new StreamerId(row.streamer()));
    }

    @Override
    public SaveResult<ManagedRole> save(ManagedRole role) {
        var guild = role.link().guild().value();
        var streamer = role.link().streamer().value();
        var made = role.role().map(RoleId::value).orElse(null);
        var problem = role.problem().map(RoleProblem::wireName).orElse(null);
        var due = Rows.stored(role.due());
        int saved =
                role.version() == 0
                        ? rows.insert(
                                guild,
                                streamer,
                                Rows.microseconds(role.wantedSince()),
                                made,
                                problem,
                                due)
                        : rows.update(guild, streamer, made, problem, due, role.version());
        return saved == 0
                ? new SaveResult.Conflict<>()
                : new SaveResult.Saved<>(role.savedAs(role.version() + 1));
    }

    @Override
    public void remove(ManagedRole role) {
        rows.remove(
                role.link().guild().value(),
                role.link().streamer().value(),
                role.role().map(RoleId::value).orElse(null));
    }

    @Override
    public List<Link.Key> toLookAt(Instant now, int limit) {
        return rows.toLookAt(Rows.microseconds(now), limit).stream()
                .map(PostgresManagedRoles::key)
                .toList();
    }
}
