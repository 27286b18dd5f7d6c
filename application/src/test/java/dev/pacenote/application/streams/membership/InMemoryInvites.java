package dev.pacenote.application.streams.membership;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.streams.guild.GuildId;
import dev.pacenote.domain.streams.membership.Invite;
import dev.pacenote.domain.streams.membership.InviteCode;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Links by which people come into servers, in memory. */
public final class InMemoryInvites implements Invites {

    public record Use(UUID invite, AccountId account) {}

    private final Tables tables;

    public InMemoryInvites(Tables tables) {
        this.tables = tables;
    }

    private List<Invite> all() {
        return tables.with(
                state ->
                        state.rows(StreamsTables.INVITES).values().stream()
                                .sorted(Comparator.comparing(Invite::createdAt).reversed())
                                .toList());
    }

    @Override
    public Optional<Invite> find(InviteCode code) {
        return all().stream().filter(it -> it.code().equals(code)).findFirst();
    }

    @Override
    public List<Invite> of(GuildId guild) {
        return all().stream().filter(it -> it.guild().equals(guild)).toList();
    }

    @Override
    public List<Invite> madeBy(AccountId account) {
        return all().stream().filter(it -> it.createdBy().equals(Optional.of(account))).toList();
    }

    @Override
    public List<Invite> usedBy(AccountId account) {
        return all().stream().filter(it -> usersOf(it.id()).contains(account)).toList();
    }

    /** A transaction has all of the tables. */
    @Override
    public Optional<Invite> hold(UUID id) {
        return tables.with(state -> Optional.ofNullable(state.rows(StreamsTables.INVITES).get(id)));
    }

    @Override
    public List<Invite> holdAll(GuildId guild) {
        return of(guild);
    }

    @Override
    public void save(Invite invite) {
        tables.with(state -> state.rows(StreamsTables.INVITES).put(invite.id(), invite));
    }

    @Override
    public void saveUse(UUID invite, AccountId account) {
        tables.with(
                state -> state.rows(StreamsTables.INVITE_USES).put(new Use(invite, account), true));
    }

    @Override
    public List<AccountId> usersOf(UUID invite) {
        return tables.with(
                state ->
                        state.rows(StreamsTables.INVITE_USES).keySet().stream()
                                .filter(use -> use.invite().equals(invite))
                                .map(Use::account)
                                .toList());
    }

    @Override
    public void remove(UUID id) {
        tables.run(
                () ->
                        tables.with(
                                state -> {
                                    state.rows(StreamsTables.INVITE_USES)
                                            .keySet()
                                            .removeIf(use -> use.invite().equals(id));
                                    return state.rows(StreamsTables.INVITES).remove(id);
                                }));
    }

    @Override
    public int purge(Instant now, int atMost) {
        var forgotten =
                all().stream()
                        .filter(invite -> invite.isForgotten(now))
                        .limit(atMost)
                        .map(Invite::id)
                        .toList();
        forgotten.forEach(this::remove);
        return forgotten.size();
    }
}
