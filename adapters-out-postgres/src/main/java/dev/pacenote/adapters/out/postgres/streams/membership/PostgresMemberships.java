package dev.pacenote.adapters.out.postgres.streams.membership;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.streams.membership.Memberships;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Membership;
import dev.pacenote.domain.streams.membership.MembershipSource;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Who belongs to which Discord server, in Postgres. */
@Singleton
public final class PostgresMemberships implements Memberships {

    private final MembershipRows rows;
    private final PostgresStore store;

    PostgresMemberships(MembershipRows rows, PostgresStore store) {
        this.rows = rows;
        this.store = store;
    }

    @Override
    public GuildAccess find(AccountId account, GuildId guild) {
        var found =
                rows.find(account.value(), guild.value()).stream()
                        .map(PostgresMemberships::membership)
                        .toList();
        return new GuildAccess(
                by(found, MembershipSource.DISCORD), by(found, MembershipSource.INVITE));
    }

    private static Optional<Membership> by(List<Membership> found, MembershipSource source) {
        return found.stream().filter(it -> it.source() == source).findFirst();
    }

    private static Membership membership(MembershipRows.Row row) {
        return new Membership(
                new AccountId(row.account()),
                new GuildId(row.guild()),
                MembershipSource.of(row.source()).orElseThrow(),
                row.admin(),
                row.verifiedAt());
    }

    @Override
    public List<Membership> of(AccountId account) {
        return rows.of(account.value()).stream().map(PostgresMemberships::membership).toList();
    }

    @Override
    public List<AccountId> members(
            Collection<GuildId> guilds, Optional<AccountId> after, int limit) {
        return rows
                .members(
                        guilds.stream().map(GuildId::value).toArray(String[]::new),
                        after.map(AccountId::value).orElse(0L),
                        limit)
                .stream()
                .map(AccountId::new)
                .toList();
    }

    @Override
    public List<AccountId> adminsOf(GuildId guild) {
        return rows.adminsOf(guild.value()).stream().map(AccountId::new).toList();
    }

    @Override
    public void replaceDiscord(AccountId account, Collection<Membership> memberships) {
        store.run(
                () -> {
                    rows.removeOthers(
                            account.value(),
                            memberships.stream()
                                    .map(it -> it.guild().value())
                                    .toArray(String[]::new));
                    memberships.forEach(this::save);
                });
    }

    @Override
    public void save(Membership membership) {
        rows.save(
                membership.account().value(),
                membership.guild().value(),
                membership.source().wireName(),
                membership.admin(),
                Rows.microseconds(membership.verifiedAt()));
    }

    @Override
    public void removeDiscord(AccountId account, GuildId guild) {
        rows.remove(account.value(), MembershipSource.DISCORD.wireName(), guild.value());
    }

    @Override
    public void removeInvited(AccountId account, GuildId guild) {
        rows.remove(account.value(), MembershipSource.INVITE.wireName(), guild.value());
    }
}
