package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.PersonName;
import dev.pacenote.domain.identity.account.RegistrationPolicy;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.IntSupplier;

/**
 * Opens an account for a person whom an outside issuer knows, at their first use of what needs no
 * more than that: without a name and an address, which they may add. An account that is there
 * already is never taken over.
 */
public final class OpenSubjectAccount {

    private final Accounts accounts;
    private final Credentials credentials;
    private final Transactions transactions;
    private final IntSupplier maxAccounts;
    private final InstantSource clock;

    /**
     * @param maxAccounts asked at each opening: none beyond this number
     */
    public OpenSubjectAccount(
            Accounts accounts,
            Credentials credentials,
            Transactions transactions,
            IntSupplier maxAccounts,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.transactions = transactions;
        this.maxAccounts = maxAccounts;
        this.clock = clock;
    }

    /**
     * Opens and binds it, or finds that somebody else just did.
     *
     * @return false when there are as many accounts as there may be
     */
    public boolean open(ExternalSubject subject) {
        return transactions.inTransaction(
                () -> {
                    // Nobody else opens an account from here on: a twin of this request is seen.
                    accounts.registrationState(Optional.empty(), Optional.empty());
                    return credentials.findByIdentity(subject).isPresent() || added(subject);
                });
    }

    private boolean added(ExternalSubject subject) {
        var account =
                new NewAccount(
                        Optional.empty(),
                        PersonName.UNKNOWN,
                        Optional.empty(),
                        Role.USER,
                        clock.instant());
        var policy = new RegistrationPolicy(maxAccounts.getAsInt());
        if (!(new AccountChanges(accounts).add(account, policy)
                instanceof AccountChanges.Added.Ok(var opened))) {
            return false;
        }
        var bound = AccountCredentials.none(opened.id()).bound(subject).orElseThrow();
        if (!(credentials.save(bound) instanceof Credentials.SaveResult.Saved)) {
            // The person joined this way in to another account just now: all of this is undone.
            throw new OverloadedException("accounts of one person");
        }
        return true;
    }
}
