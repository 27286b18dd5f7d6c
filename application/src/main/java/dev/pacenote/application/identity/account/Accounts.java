package dev.pacenote.application.identity.account;

import dev.pacenote.application.platform.SaveResult;
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

/**
 * All accounts. User names and addresses are unique together, by {@link LoginKey}. Neither ever
 * changes, but an account without an address may get one; several accounts may have none. What an
 * account may become is the domain's word, see {@link AccountChanges}.
 */
public interface Accounts {

    /**
     * What is there already for whoever wants to register. Until the caller's transaction ends,
     * nobody else is answered, so that it stays true for {@link #insert}. No address is never
     * taken.
     */
    RegistrationPolicy.Situation registrationState(Username username, Optional<EmailAddress> email);

    /**
     * Adds an account.
     *
     * @throws RuntimeException when a name is taken; nothing is changed then
     */
    Account insert(NewAccount account);

    Optional<Account> find(AccountId id);

    /** Those of these accounts that exist. */
    Map<AccountId, Account> findAll(Collection<AccountId> ids);

    /** Finds by address first, then by user name. */
    Optional<Account> findByLogin(LoginKey key);

    /**
     * Replaces an account, if nobody saved it since it was read. In a transaction it is held until
     * that ends, so nobody else changes it meanwhile. An address that is new is a name of this
     * account from now on.
     *
     * @throws RuntimeException when the new address is taken; nothing is changed then
     */
    SaveResult<Account> save(Account account);

    /**
     * Removes an account with everything that belongs to it in this store; its names are free
     * again. A second time nothing happens.
     */
    void delete(AccountId id);

    /**
     * Number of admins who may log in. Until the caller's transaction ends, nobody else is
     * answered, so that of several who take admins away each sees what the one before left.
     */
    int activeAdminsForUpdate();

    /**
     * Removes every account that {@linkplain Account#mayExpire may expire}.
     *
     * @return who is gone
     */
    List<AccountId> removeUnconfirmed(Instant registeredBefore);

    /** Number of accounts. */
    int count();

    /** Number of accounts that are not disabled. */
    int countEnabled();
}
