package dev.pacenote.application.notice.stream.commit;

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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Accounts whose state is copied to where streams are. The copy is renewed after the commit that
 * changed an account, before its caller goes on: whoever disables somebody waits until nothing that
 * was decided before can be stored. A copy that cannot be renewed is a fault that is logged; the
 * next change renews it, and so does whoever erases the account.
 */
public final class RenewingAccounts implements Accounts {

    private final Accounts stored;
    private final Supplier<UserCopies> copies;
    private final Transactions transactions;

    /**
     * @param copies asked for with the first change
     */
    public RenewingAccounts(
            Accounts stored, Supplier<UserCopies> copies, Transactions transactions) {
        this.stored = stored;
        this.copies = copies;
        this.transactions = transactions;
    }

    private void renewed(AccountId account) {
        transactions.afterCommit(() -> copies.get().renew(account));
    }

    @Override
    public RegistrationPolicy.Situation registrationState(
            Optional<Username> username, Optional<EmailAddress> email) {
        return stored.registrationState(username, email);
    }

    @Override
    public Account insert(NewAccount account) {
        return stored.insert(account);
    }

    @Override
    public Optional<Account> find(AccountId id) {
        return stored.find(id);
    }

    @Override
    public Map<AccountId, Account> findAll(Collection<AccountId> ids) {
        return stored.findAll(ids);
    }

    @Override
    public Optional<Account> findByLogin(LoginKey key) {
        return stored.findByLogin(key);
    }

    @Override
    public SaveResult<Account> save(Account account) {
        var saved = stored.save(account);
        if (saved instanceof SaveResult.Saved<Account>) {
            renewed(account.id());
        }
        return saved;
    }

    @Override
    public Moved move(Account account) {
        return stored.move(account);
    }

    @Override
    public void delete(AccountId id) {
        stored.delete(id);
        renewed(id);
    }

    @Override
    public boolean isDeleted(AccountId id) {
        return stored.isDeleted(id);
    }

    @Override
    public int activeAdminsForUpdate() {
        return stored.activeAdminsForUpdate();
    }

    @Override
    public List<AccountId> removeUnconfirmed(Instant registeredBefore) {
        var gone = stored.removeUnconfirmed(registeredBefore);
        gone.forEach(this::renewed);
        return gone;
    }

    @Override
    public int count() {
        return stored.count();
    }

    @Override
    public int countEnabled() {
        return stored.countEnabled();
    }
}
