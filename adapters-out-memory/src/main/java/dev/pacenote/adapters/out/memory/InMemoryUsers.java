package dev.pacenote.adapters.out.memory;

import dev.pacenote.application.identity.Users;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.LoginKey;
import dev.pacenote.domain.identity.NewAccount;
import dev.pacenote.domain.identity.Role;
import dev.pacenote.domain.identity.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
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
    public void setMailEnabled(UserId id, boolean enabled) {
        change(id, account -> account.mailing(enabled));
    }

    @Override
    public void setRole(UserId id, Role role) {
        change(id, account -> account.as(role));
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
