package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.membership.Invites;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.InviteCode;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links by which people come into Discord servers, in Postgres. */
@Singleton
public final class PostgresInvites implements Invites {

    private final InviteRows rows;
    private final PostgresStore store;

    PostgresInvites(InviteRows rows, PostgresStore store) {
        this.rows = rows;
        this.store = store;
    }

    @Override
    public Optional<Invite> find(InviteCode code) {
        return first(rows.find(code.value()));
    }

    @Override
    public List<Invite> of(GuildId guild) {
        return rows.of(guild.value()).stream().map(PostgresInvites::invite).toList();
    }

    @Override
    public List<Invite> madeBy(AccountId account) {
        return rows.madeBy(account.value()).stream().map(PostgresInvites::invite).toList();
    }

    @Override
    public List<Invite> usedBy(AccountId account) {
        return rows.usedBy(account.value()).stream().map(PostgresInvites::invite).toList();
    }

    @Override
    public Optional<Invite> hold(UUID id) {
        return first(rows.hold(id));
    }

    private static Optional<Invite> first(List<InviteRows.Row> found) {
        return found.stream().map(PostgresInvites::invite).findFirst();
    }

    @Override
    public List<Invite> holdAll(GuildId guild) {
        return store.inTransaction(
                () -> {
                    rows.holdGuild(guild.value());
                    return of(guild);
                });
    }

    private static Invite invite(InviteRows.Row row) {
        return new Invite(
                row.id(),
                new GuildId(row.guild()),
                new InviteCode(row.code()),
                Optional.ofNullable(row.createdBy()).map(AccountId::new),
                row.createdAt(),
                new Invite.Terms(Optional.ofNullable(row.expiresAt()), row.maxUses()),
                new Invite.Uses(row.useCount(), Optional.ofNullable(row.usedAt())));
    }

    @Override
    public void save(Invite invite) {
        rows.save(
                invite.id(),
                invite.guild().value(),
                invite.code().value(),
                invite.createdBy().map(AccountId::value).orElse(null),
                Rows.microseconds(invite.createdAt()),
                Rows.stored(invite.terms().expiresAt()),
                invite.terms().maxUses(),
                invite.uses().count(),
                Rows.stored(invite.uses().lastAt()));
    }

    @Override
    public void saveUse(UUID invite, AccountId account) {
        rows.saveUse(invite, account.value());
    }

    @Override
    public List<AccountId> usersOf(UUID invite) {
        return rows.usersOf(invite).stream().map(AccountId::new).toList();
    }

    @Override
    public void remove(UUID id) {
        rows.remove(id);
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(Rows.microseconds(now.minus(Invite.KEPT_FOR)), atMost);
    }
}
