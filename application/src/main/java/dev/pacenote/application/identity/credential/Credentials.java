package dev.pacenote.application.identity.credential;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import dev.pacenote.domain.identity.credential.ExternalIdentity;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.credential.Password;
import java.util.Optional;

/**
 * The ways into all accounts. An {@link ExternalIdentity} belongs to one account. They go with
 * their account.
 */
public interface Credentials {

    /** Those of an account; {@link AccountCredentials#none} where nothing is stored. */
    AccountCredentials find(AccountId account);

    /**
     * The password among them. Until the caller's transaction ends, nobody else saves them, nor
     * removes the account.
     */
    Optional<Password> passwordForUpdate(AccountId account);

    /** Those of the account that this identity belongs to. */
    Optional<AccountCredentials> findByIdentity(ExternalIdentity identity);

    /** What became of credentials that were to be saved. */
    sealed interface SaveResult {

        /**
         * @param credentials with their next version
         */
        record Saved(AccountCredentials credentials) implements SaveResult {}

        /** Somebody else saved them since they were read; nothing is changed. */
        record Conflict() implements SaveResult {}

        /** The identity belongs to another account; nothing is changed. */
        record IdentityTaken(ExternalIdentity identity) implements SaveResult {}
    }

    /**
     * Replaces the credentials of an account, if nobody saved them since they were read. In a
     * transaction they are held until that ends.
     *
     * @throws RuntimeException when there is no such account
     */
    SaveResult save(AccountCredentials credentials);

    /**
     * Remembers, with the caller's transaction, that an account was closed into which this person
     * came. Of several such moments the last one counts.
     *
     * @see ClosedAccess#REMEMBERED
     */
    void remember(ClosedAccess closed);

    /** The last account of this person that was closed; empty once that may be forgotten. */
    Optional<ClosedAccess> findClosed(ExternalSubject subject);
}
