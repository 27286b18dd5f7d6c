package dev.pacenote.application.identity.credential;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.ClosedAccess;
import dev.pacenote.domain.identity.credential.ExternalSubject;
import dev.pacenote.domain.identity.session.OutsideLogin;
import java.time.Instant;
import java.util.Optional;

/**
 * Which log-ins at outside issuers may open sessions. The tokens of such a log-in live on when its
 * session here is ended: so the end is written beside the ways into the account.
 */
public final class OutsideLogins {

    private final Credentials credentials;

    public OutsideLogins(Credentials credentials) {
        this.credentials = credentials;
    }

    /**
     * Whether a log-in may open a session of this account. Until the caller's transaction ends,
     * nobody ends the account's log-ins.
     *
     * @return false when they were ended since
     */
    public boolean holdAdmitted(AccountId account, OutsideLogin login) {
        credentials.passwordForUpdate(account);
        var held = credentials.find(account);
        return held.identities().contains(login.subject()) && held.admitsLoginAt(login.at());
    }

    /** The account of a person by the name that the issuer has for them. */
    public Optional<AccountId> account(OutsideLogin login) {
        return credentials.findByIdentity(login.subject()).map(AccountCredentials::account);
    }

    /**
     * Whether the account of this log-in was closed since. It opens nothing then, not even another
     * account: its person was told that there is none.
     */
    public boolean isBeforeClosing(OutsideLogin login) {
        return credentials
                .findClosed(login.subject())
                .filter(closed -> !closed.admitsLoginAt(login.at()))
                .isPresent();
    }

    /** To be done in the transaction that removes the account, before it is gone. */
    public void rememberClosing(AccountId account, Instant now) {
        for (var identity : credentials.find(account).identities()) {
            if (identity instanceof ExternalSubject subject) {
                credentials.remember(new ClosedAccess(subject, now));
            }
        }
    }

    /**
     * Has every log-in until now open no session from now on; what is open stays open. To be done
     * before the sessions are ended: whoever opens one at the same time is found then.
     */
    public void end(AccountId account, Instant now) {
        CredentialChanges.of(credentials, account, found -> found.outsideLoginsEnded(now));
    }
}
