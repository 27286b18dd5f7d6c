package dev.pacenote.application.identity.credential;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.credential.AccountCredentials;
import dev.pacenote.domain.identity.credential.Password;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** The passwords of accounts: how they are checked, and how they change. */
public final class Passwords {

    /** No store gives a number that high. */
    private static final AccountId NOBODY = new AccountId(Long.MAX_VALUE);

    private final Credentials credentials;
    private final PasswordHasher hasher;

    public Passwords(Credentials credentials, PasswordHasher hasher) {
        this.credentials = credentials;
        this.hasher = hasher;
    }

    /** See {@link PasswordHasher#hash}; to be done before a transaction begins. */
    public PasswordHash hash(RawPassword password) {
        return hasher.hash(password);
    }

    /**
     * Whether this is the password of an account. Takes as long where the account has none.
     *
     * @return the password in force, if it is the one that was typed
     */
    public Optional<PasswordHash> confirm(AccountId account, String typed) {
        var password = credentials.find(account).password();
        if (password.isEmpty()) {
            hasher.pretend(typed);
        }
        return password.map(Password::hash).filter(hash -> hasher.matches(typed, hash));
    }

    /** Does all that {@link #confirm} does, reading included, for an account that is not there. */
    public void pretend(String typed) {
        confirm(NOBODY, typed);
    }

    /**
     * Whether a password that was confirmed is still in force. Until the caller's transaction ends,
     * nobody changes it.
     */
    public boolean holdInForce(AccountId account, PasswordHash confirmed) {
        return credentials
                .passwordForUpdate(account)
                .filter(password -> password.hash().equals(confirmed))
                .isPresent();
    }

    /** The first password of an account that was just opened. */
    public void open(AccountId account, PasswordHash password) {
        if (!(credentials.save(AccountCredentials.of(account, password))
                instanceof Credentials.SaveResult.Saved)) {
            throw new IllegalStateException("a new account has credentials already");
        }
    }

    /**
     * @return false when the password that was confirmed is no longer in force
     */
    public boolean change(AccountId account, PasswordHash confirmed, PasswordHash next) {
        return changeIf(account, found -> found.passwordChanged(confirmed, next)).isPresent();
    }

    /**
     * Names the one reset link that is good.
     *
     * @return whether this one is it
     */
    public boolean requestReset(AccountId account, UUID link, Instant askedAt) {
        return changeIf(account, found -> Optional.of(found.resetRequested(link, askedAt)))
                .filter(found -> found.isResetOpen(link))
                .isPresent();
    }

    /**
     * Whether nobody has a way into an account so far, so that its person is still to be invited.
     */
    public boolean isUnclaimed(AccountId account) {
        return credentials.find(account).all().isEmpty();
    }

    /** Whether this reset link is the good one. */
    public boolean isResetOpen(AccountId account, UUID link) {
        return credentials.find(account).isResetOpen(link);
    }

    /**
     * @return false when the link is void
     */
    public boolean reset(AccountId account, UUID link, PasswordHash next) {
        return changeIf(account, found -> found.passwordReset(link, next)).isPresent();
    }

    private Optional<AccountCredentials> changeIf(
            AccountId account,
            Function<AccountCredentials, Optional<AccountCredentials>> transition) {
        return CredentialChanges.of(credentials, account, transition);
    }
}
