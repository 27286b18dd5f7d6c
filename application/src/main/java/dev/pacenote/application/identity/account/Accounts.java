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
 * All accounts. User names and addresses are unique together, by {@link LoginKey}; several accounts
 * may have none. What an account may become is the domain's word, see {@link AccountChanges}.
 */
public interface Accounts {

    /**
     * What is there already for whoever wants to register. Until the caller's transaction ends,
     * nobody else is answered, so that it stays true for {@link #insert}. No name and no address
     * are never taken.
     */
    RegistrationPolicy.Situation registrationState(
            Optional<Username> username, Optional<EmailAddress> email);

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
     * that ends, so nobody else changes it meanwhile. Its names are those that it has: for another
     * address there is {@link #move}.
     */
    SaveResult<Account> save(Account account);

    /** What became of an account that was to get another address. */
    sealed interface Moved {

        /**
         * @param account with its next version
         */
        record Ok(Account account) implements Moved {}

        /** It is gone, or somebody else saved it since it was read; nothing is changed. */
        record Conflict() implements Moved {}

        /** The address is a name of another account; nothing is changed. */
        record Taken() implements Moved {}
    }

    /**
     * Replaces an account with another address, as {@link #save} does. The address is a name of it
     * from now on, and the one before is free. Of several callers at once who want one address, one
     * gets it.
     */
    Moved move(Account account);

    /**
     * Removes an account with everything that belongs to it in this store; its names are free
     * again. A second time nothing happens.
     */
    void delete(AccountId id);

    /** Whether this was the number of an account that is gone. It is given to no other. */
    boolean isDeleted(AccountId id);

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
