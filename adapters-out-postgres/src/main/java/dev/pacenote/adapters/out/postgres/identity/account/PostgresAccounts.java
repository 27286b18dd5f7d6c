package dev.pacenote.adapters.out.postgres.identity.account;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.LoginKey;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Username;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Accounts in Postgres. */
@Singleton
public final class PostgresAccounts implements Accounts {

    /**
     * Registrations, and changes of who is an admin, queue up behind each other: so the last free
     * place is given once, and the last admin cannot slip away.
     */
    private static final long ACCOUNTS_LOCK = 0x70616365_0001L;

    private final AccountRows rows;
    private final LoginNameRows names;
    private final Transactions transactions;

    PostgresAccounts(AccountRows rows, LoginNameRows names, Transactions transactions) {
        this.rows = rows;
        this.names = names;
        this.transactions = transactions;
    }

    @Override
    public RegistrationPolicy.Situation registrationState(
            Optional<Username> username, Optional<EmailAddress> email) {
        rows.lock(ACCOUNTS_LOCK);
        return rows.situation(
                        username.map(Username::key).map(LoginKey::value).orElse(null),
                        email.map(PostgresAccounts::key).orElse(null))
                .situation();
    }

    private static String key(EmailAddress email) {
        return email.key().value();
    }

    @Override
    public Account insert(NewAccount account) {
        return transactions.inTransaction(
                () -> {
                    var id = rows.save(AccountRow.of(account)).accountId();
                    names.saveAll(names(account.username(), account.email(), id));
                    return account.withId(id);
                });
    }

    private static List<LoginNameRows.Row> names(
            Optional<Username> username, Optional<EmailAddress> email, AccountId id) {
        var address = email.map(PostgresAccounts::key);
        var names = new ArrayList<LoginNameRows.Row>();
        address.ifPresent(key -> names.add(new LoginNameRows.Row(key, id.value(), "EMAIL")));
        username.map(name -> name.key().value())
                .filter(key -> address.filter(key::equals).isEmpty())
                .ifPresent(key -> names.add(new LoginNameRows.Row(key, id.value(), "USERNAME")));
        return names;
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return rows.findById(id.value()).map(AccountRow::account);
    }

    @Override
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        return rows.findAll(ids.stream().map(AccountId::value).toArray(Long[]::new)).stream()
                .map(AccountRow::account)
                .collect(Collectors.toMap(Account::id, Function.identity()));
    }

    @Override
    public Optional<Account> findByLogin(LoginKey key) {
        // A key belongs to one account only, so "address first" needs no order here.
        return rows.findByLogin(key.value()).map(AccountRow::account);
    }

    @Override
    public SaveResult<Account> save(Account account) {
        try {
            rows.update(AccountRow.of(account));
            return new SaveResult.Saved<>(account.savedAs(account.version() + 1));
        } catch (OptimisticLockException e) {
            return new SaveResult.Conflict<>();
        }
    }

    @Override
    public Moved move(Account account) {
        return transactions.inTransaction(
                () -> {
                    // Registrations wait, so that nobody takes the name in between.
                    rows.lock(ACCOUNTS_LOCK);
                    long id = account.id().value();
                    if (rows.isTakenByAnother(key(account.email().orElseThrow()), id)) {
                        return new Moved.Taken();
                    }
                    if (!(save(account) instanceof SaveResult.Saved<Account>(var saved))) {
                        return new Moved.Conflict();
                    }
                    names.removeAddress(id);
                    names(saved.profile().username(), saved.email(), saved.id())
                            .forEach(row -> names.addIfAbsent(row.key(), id, row.kind()));
                    return new Moved.Ok(saved);
                });
    }

    @Override
    public void delete(AccountId id) {
        rows.remove(id.value());
    }

    @Override
    public boolean isDeleted(AccountId id) {
        return rows.isDeleted(id.value());
    }

    @Override
    public int activeAdminsForUpdate() {
        rows.lock(ACCOUNTS_LOCK);
        return rows.countActiveAdmins();
    }

    @Override
    public List<AccountId> removeUnconfirmed(Instant registeredBefore) {
        return rows.removeUnconfirmed(Rows.microseconds(registeredBefore)).stream()
                .map(AccountRow::accountId)
                .toList();
    }

    @Override
    public int countEnabled() {
        return rows.countEnabled();
    }

    @Override
    public int count() {
        return rows.countAll();
    }
}
