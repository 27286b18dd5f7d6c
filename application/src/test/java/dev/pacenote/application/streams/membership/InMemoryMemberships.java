package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.GuildAccess;
import dev.pacenote.domain.streams.membership.Membership;
import dev.pacenote.domain.streams.membership.MembershipSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Who belongs to which server, in memory. */
public final class InMemoryMemberships implements Memberships {

    public record Key(AccountId account, GuildId guild, MembershipSource source) {}

    private final Tables tables;

    public InMemoryMemberships(Tables tables) {
        this.tables = tables;
    }

    @Override
    public GuildAccess find(AccountId account, GuildId guild) {
        return new GuildAccess(
                find(new Key(account, guild, MembershipSource.DISCORD)),
                find(new Key(account, guild, MembershipSource.INVITE)));
    }

    private Optional<Membership> find(Key key) {
        return tables.with(
                state -> Optional.ofNullable(state.rows(StreamsTables.MEMBERSHIPS).get(key)));
    }

    @Override
    public List<Membership> of(AccountId account) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.MEMBERSHIPS).values().stream()
                                .filter(it -> it.account().equals(account))
                                .toList());
    }

    @Override
    public List<AccountId> members(
            Collection<GuildId> guilds, Optional<AccountId> after, int limit) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.MEMBERSHIPS).values().stream()
                                .filter(it -> guilds.contains(it.guild()))
                                .map(Membership::account)
                                .distinct()
                                .filter(it -> it.value() > after.map(AccountId::value).orElse(0L))
                                .sorted(Comparator.comparingLong(AccountId::value))
                                .limit(limit)
                                .toList());
    }

    @Override
    public List<AccountId> adminsOf(GuildId guild) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.MEMBERSHIPS).values().stream()
                                .filter(it -> it.guild().equals(guild) && it.admin())
                                .map(Membership::account)
                                .toList());
    }

    @Override
    public void replaceDiscord(AccountId account, Collection<Membership> memberships) {
        tables.run(
                () -> {
                    of(account).stream()
                            .filter(it -> it.source() == MembershipSource.DISCORD)
                            .forEach(it -> removeDiscord(account, it.guild()));
                    memberships.forEach(this::save);
                });
    }

    @Override
    public void save(Membership membership) {
        tables.with(
                state ->
                        state.rows(StreamsTables.MEMBERSHIPS)
                                .put(
                                        new Key(
                                                membership.account(),
                                                membership.guild(),
                                                membership.source()),
                                        membership));
    }

    @Override
    public void removeDiscord(AccountId account, GuildId guild) {
        tables.with(
                state ->
                        state.rows(StreamsTables.MEMBERSHIPS)
                                .remove(new Key(account, guild, MembershipSource.DISCORD)));
    }

    @Override
    public void removeInvited(AccountId account, GuildId guild) {
        tables.with(
                state ->
                        state.rows(StreamsTables.MEMBERSHIPS)
                                .remove(new Key(account, guild, MembershipSource.INVITE)));
    }
}
