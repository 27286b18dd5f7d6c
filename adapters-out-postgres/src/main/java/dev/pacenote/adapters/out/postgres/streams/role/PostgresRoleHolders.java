package dev.pacenote.adapters.out.postgres.streams.role;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.role.RoleHolders;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.link.Link;
import dev.pacenote.domain.streams.link.StreamerId;
import dev.pacenote.domain.streams.role.RoleHolder;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who has the roles that we made, in Postgres. */
@Singleton
public final class PostgresRoleHolders implements RoleHolders {

    private final RoleHolderRows rows;

    PostgresRoleHolders(RoleHolderRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<RoleHolder> find(RoleHolder.Key key) {
        return rows
                .find(key.link().guild().value(), key.link().streamer().value(), key.user().id())
                .stream()
                .map(PostgresRoleHolders::holder)
                .findFirst();
    }

    private static RoleHolder holder(RoleHolderRows.Row row) {
        return new RoleHolder(
                new RoleHolder.Key(
                        new Link.Key(new GuildId(row.guild()), new StreamerId(row.streamer())),
                        new DiscordUser(row.discordId())),
                row.wanted(),
                row.has(),
                row.seenAt(),
                Optional.ofNullable(row.due()));
    }

    @Override
    public int waiting(Link.Key link) {
        return rows.waiting(link.guild().value(), link.streamer().value());
    }

    @Override
    public boolean save(RoleHolder holder) {
        var link = holder.key().link();
        return rows.save(
                        link.guild().value(),
                        link.streamer().value(),
                        holder.key().user().id(),
                        holder.wanted(),
                        holder.has(),
                        Rows.microseconds(holder.seenAt()),
                        Rows.stored(holder.due()))
                > 0;
    }

    @Override
    public List<RoleHolder> claim(Instant now, int limit) {
        var at = Rows.microseconds(now);
        return rows.claim(at, at.plus(RoleHolder.LEASE), limit).stream()
                .map(PostgresRoleHolders::holder)
                .toList();
    }

    @Override
    public boolean replace(RoleHolder before, RoleHolder next) {
        var link = before.key().link();
        return rows.replace(
                        link.guild().value(),
                        link.streamer().value(),
                        before.key().user().id(),
                        next.wanted(),
                        next.has(),
                        Rows.microseconds(next.seenAt()),
                        Rows.stored(next.due()),
                        before.wanted(),
                        Rows.stored(before.due()))
                > 0;
    }

    @Override
    public void ask(RoleHolder.Key key, Instant now) {
        rows.ask(
                key.link().guild().value(),
                key.link().streamer().value(),
                key.user().id(),
                Rows.microseconds(now));
    }

    @Override
    public void dueAgain(RoleHolder.Key key, Instant now) {
        rows.dueAgain(
                key.link().guild().value(),
                key.link().streamer().value(),
                key.user().id(),
                Rows.microseconds(now));
    }
}
