package dev.pacenote.adapters.out.memory.identity.account;

import dev.pacenote.adapters.out.memory.platform.Tables;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.DailyMail;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.trackmania.board.Standing;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Accounts in memory. */
public final class InMemoryUsers implements Users {

    private final Tables tables;

    public InMemoryUsers(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Added add(NewAccount account, int maxAccounts) {
        return tables.with(
                state -> {
                    if (taken(state.accounts.values(), account.username().key())) {
                        return new Added.UsernameTaken();
                    }
                    if (taken(state.accounts.values(), account.email().key())) {
                        return new Added.EmailTaken();
                    }
                    if (state.accounts.size() >= maxAccounts) {
                        return new Added.Full();
                    }
                    var added = account.withId(new UserId(++state.lastUser));
                    state.accounts.put(added.id(), added);
                    return new Added.Ok(added);
                });
    }

    private static boolean taken(Collection<Account> accounts, LoginKey key) {
        return accounts.stream()
                .anyMatch(a -> a.username().key().equals(key) || a.email().key().equals(key));
    }

    @Override
    public Optional<Account> find(UserId id) {
        return tables.with(state -> Optional.ofNullable(state.accounts.get(id)));
    }

    @Override
    public Optional<Account> findByLogin(LoginKey key) {
        return tables.with(
                state ->
                        state.accounts.values().stream()
                                .filter(a -> a.email().key().equals(key))
                                .findFirst()
                                .or(
                                        () ->
                                                state.accounts.values().stream()
                                                        .filter(a -> a.username().key().equals(key))
                                                        .findFirst()));
    }

    @Override
    public void markVerified(UserId id, Instant at) {
        change(id, account -> account.confirmed(at));
    }

    @Override
    public Optional<DailyMailChange> changeDailyMail(UserId id, UnaryOperator<DailyMail> change) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.accounts.get(id))
                                .map(
                                        account -> {
                                            var after = change.apply(account.dailyMail());
                                            state.accounts.put(id, account.mailing(after));
                                            return new DailyMailChange(account.dailyMail(), after);
                                        }));
    }

    @Override
    public void setZone(UserId id, ZoneId zone) {
        change(id, account -> account.in(zone));
    }

    @Override
    public boolean changePassword(UserId id, PasswordHash confirmed, PasswordHash next) {
        return tables.with(
                state -> {
                    var account = state.accounts.get(id);
                    if (account == null || !account.passwordHash().equals(confirmed)) {
                        return false;
                    }
                    state.accounts.put(id, account.withPassword(next));
                    state.resets.remove(id);
                    return true;
                });
    }

    @Override
    public boolean noteLogin(UserId id, PasswordHash confirmed, Instant at) {
        return tables.with(
                state -> {
                    var account = state.accounts.get(id);
                    if (account == null
                            || !account.enabled()
                            || !account.passwordHash().equals(confirmed)) {
                        return false;
                    }
                    state.accounts.put(id, account.loggedIn(at));
                    return true;
                });
    }

    @Override
    public void openReset(UserId id, UUID reset, Instant askedAt) {
        tables.with(
                state -> {
                    var latest = state.resetsAsked.get(id);
                    if (reset.equals(state.resetsHeard.get(id))
                            || (latest != null && askedAt.isBefore(latest))) {
                        return false;
                    }
                    state.resetsAsked.put(id, askedAt);
                    state.resetsHeard.put(id, reset);
                    state.resets.put(id, reset);
                    return true;
                });
    }

    @Override
    public boolean isResetOpen(UserId id, UUID reset) {
        return tables.with(state -> reset.equals(state.resets.get(id)));
    }

    @Override
    public boolean resetPassword(UserId id, UUID reset, PasswordHash hash, Instant at) {
        return tables.with(
                state -> {
                    var account = state.accounts.get(id);
                    if (account == null || !state.resets.remove(id, reset)) {
                        return false;
                    }
                    state.accounts.put(id, account.withPassword(hash).confirmed(at));
                    return true;
                });
    }

    @Override
    public Standing setStanding(UserId id, Optional<Role> role, Optional<Boolean> enabled) {
        return guarded(
                id,
                before ->
                        Optional.of(
                                before.as(role.orElse(before.role()))
                                        .enabled(enabled.orElse(before.enabled()))));
    }

    @Override
    public Standing remove(UserId id) {
        return guarded(id, _ -> Optional.empty());
    }

    private Standing guarded(UserId id, Function<Account, Optional<Account>> change) {
        return tables.with(
                state -> {
                    var before = state.accounts.get(id);
                    if (before == null) {
                        return new Standing.NoSuchAccount();
                    }
                    var after = change.apply(before);
                    if (before.isActiveAdmin()
                            && after.filter(Account::isActiveAdmin).isEmpty()
                            && state.accounts.values().stream()
                                            .filter(Account::isActiveAdmin)
                                            .count()
                                    == 1) {
                        return new Standing.LastAdmin();
                    }
                    if (after.isPresent()) {
                        state.accounts.put(id, after.get());
                    } else {
                        state.forget(id);
                    }
                    return new Standing.Changed(before, after.orElse(before));
                });
    }

    @Override
    public List<UserId> removeUnconfirmed(Instant registeredBefore) {
        return tables.with(
                state -> {
                    var late =
                            state.accounts.values().stream()
                                    .filter(a -> a.verifiedAt().isEmpty() && a.role() == Role.USER)
                                    .filter(a -> a.createdAt().isBefore(registeredBefore))
                                    .map(Account::id)
                                    .toList();
                    late.forEach(state::forget);
                    return late;
                });
    }

    @Override
    public int countEnabled() {
        return tables.with(
                state -> (int) state.accounts.values().stream().filter(Account::enabled).count());
    }

    private void change(UserId id, UnaryOperator<Account> change) {
        tables.with(
                state -> state.accounts.computeIfPresent(id, (_, a) -> change.apply(a)) != null);
    }

    @Override
    public int count() {
        return tables.with(state -> state.accounts.size());
    }
}
