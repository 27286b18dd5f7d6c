package dev.pacenote.application.identity.account;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Username;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Accounts in memory. */
public final class InMemoryAccounts implements Accounts {

    private final Tables tables;

    public InMemoryAccounts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public RegistrationPolicy.Situation registrationState(
            Optional<Username> username, Optional<EmailAddress> email) {
        return tables.with(
                state ->
                        new RegistrationPolicy.Situation(
                                username.filter(name -> isTaken(state, name.key())).isPresent(),
                                email.filter(address -> isTaken(state, address.key())).isPresent(),
                                state.accounts.size()));
    }

    private static boolean isTaken(Tables.State state, LoginKey key) {
        return state.accounts.values().stream().anyMatch(account -> isNamed(account, key));
    }

    private static boolean isNamed(Account account, LoginKey key) {
        return hasUsername(account, key) || hasAddress(account, key);
    }

    private static boolean hasUsername(Account account, LoginKey key) {
        return account.profile().username().map(Username::key).filter(key::equals).isPresent();
    }

    private static boolean hasAddress(Account account, LoginKey key) {
        return account.email().map(EmailAddress::key).filter(key::equals).isPresent();
    }

    @Override
    public Account insert(NewAccount account) {
        return tables.with(
                state -> {
                    if (account.username().filter(name -> isTaken(state, name.key())).isPresent()
                            || account.email()
                                    .filter(email -> isTaken(state, email.key()))
                                    .isPresent()) {
                        throw new IllegalStateException("a name is taken");
                    }
                    var added = account.withId(new AccountId(++state.lastUser));
                    state.accounts.put(added.id(), added);
                    return added;
                });
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return tables.with(state -> Optional.ofNullable(state.accounts.get(id)));
    }

    @Override
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        return tables.with(
                state -> {
                    var found = new HashMap<>(state.accounts);
                    found.keySet().retainAll(Set.copyOf(ids));
                    return found;
                });
    }

    @Override
    public Optional<Account> findByLogin(LoginKey key) {
        return tables.with(
                state ->
                        state.accounts.values().stream()
                                .filter(account -> hasAddress(account, key))
                                .findFirst()
                                .or(
                                        () ->
                                                state.accounts.values().stream()
                                                        .filter(a -> hasUsername(a, key))
                                                        .findFirst()));
    }

    @Override
    public SaveResult<Account> save(Account account) {
        return tables.with(
                state -> {
                    var stored = state.accounts.get(account.id());
                    if (stored == null || stored.version() != account.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = account.savedAs(account.version() + 1);
                    state.accounts.put(saved.id(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public Moved move(Account account) {
        return tables.with(
                state -> {
                    var key = account.email().orElseThrow().key();
                    if (state.accounts.values().stream()
                            .filter(other -> !other.id().equals(account.id()))
                            .anyMatch(other -> isNamed(other, key))) {
                        return new Moved.Taken();
                    }
                    return switch (save(account)) {
                        case SaveResult.Saved<Account>(var saved) -> new Moved.Ok(saved);
                        case SaveResult.Conflict<Account> _ -> new Moved.Conflict();
                    };
                });
    }

    @Override
    public void delete(AccountId id) {
        tables.with(
                state -> {
                    state.forget(id);
                    return true;
                });
    }

    @Override
    public boolean isDeleted(AccountId id) {
        return tables.with(state -> state.deletedAccounts.contains(id));
    }

    @Override
    public int activeAdminsForUpdate() {
        return tables.with(
                state ->
                        (int)
                                state.accounts.values().stream()
                                        .filter(Account::isActiveAdmin)
                                        .count());
    }

    @Override
    public List<AccountId> removeUnconfirmed(Instant registeredBefore) {
        return tables.with(
                state -> {
                    var late =
                            state.accounts.values().stream()
                                    .filter(account -> account.mayExpire(registeredBefore))
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

    @Override
    public int count() {
        return tables.with(state -> state.accounts.size());
    }
}
