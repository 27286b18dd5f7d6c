package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Credentials;
import dev.pacenote.application.identity.token.IssuerUnavailableException;
import dev.pacenote.application.identity.token.OutsideProfiles;
import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
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
 * more than that: without a name, and with the address that the issuer says is theirs, if there is
 * one. An account that is there already is never taken over: its address is left to it.
 */
public final class OpenSubjectAccount {

    private final Accounts accounts;
    private final Credentials credentials;
    private final OutsideProfiles profiles;
    private final Transactions transactions;
    private final IntSupplier maxAccounts;
    private final InstantSource clock;

    /**
     * @param maxAccounts asked at each opening: none beyond this number
     */
    public OpenSubjectAccount(
            Accounts accounts,
            Credentials credentials,
            OutsideProfiles profiles,
            Transactions transactions,
            IntSupplier maxAccounts,
            InstantSource clock) {
        this.accounts = accounts;
        this.credentials = credentials;
        this.profiles = profiles;
        this.transactions = transactions;
        this.maxAccounts = maxAccounts;
        this.clock = clock;
    }

    /**
     * Opens and binds it, or finds that somebody else just did.
     *
     * @param token of that person, by which the issuer is asked for an address
     * @return false when there are as many accounts as there may be
     * @throws IssuerUnavailableException when the issuer does not say whether there is an address
     */
    public boolean open(OutsideAccess access, String token) {
        var subject = access.login().subject();
        // Before the transaction: others do not wait for what the issuer says.
        var email = access.verifiedEmail().or(() -> profiles.verifiedEmail(subject, token));
        return transactions.inTransaction(
                () -> {
                    // Nobody else opens an account from here on: a twin of this request is seen.
                    var situation = accounts.registrationState(Optional.empty(), email);
                    return credentials.findByIdentity(subject).isPresent()
                            || added(subject, email.filter(_ -> !situation.emailTaken()));
                });
    }

    private boolean added(ExternalSubject subject, Optional<EmailAddress> email) {
        var now = clock.instant();
        var account =
                new NewAccount(
                        Optional.empty(),
                        PersonName.UNKNOWN,
                        email.map(it -> new Account.Contact(it, Optional.of(now))),
                        Role.USER,
                        now);
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
