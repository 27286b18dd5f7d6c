package dev.pacenote.application.identity.credential;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.PendingAccountMail;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.credential.PasswordResetRequest;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.time.InstantSource;

/**
 * A person who asked for it gets a link by mail, and sets another password with it.
 *
 * @see RequestPasswordReset
 */
public final class ResetPassword {

    private final Accounts users;
    private final AccountChanges accounts;
    private final AccountOutbox outbox;
    private final Passwords passwords;
    private final Tokens tokens;
    private final AccountLinks links;
    private final InstantSource clock;
    private final Ids ids;

    public ResetPassword(
            Accounts users,
            AccountOutbox outbox,
            Passwords passwords,
            Tokens tokens,
            AccountLinks links,
            InstantSource clock,
            Ids ids) {
        this.users = users;
        this.accounts = new AccountChanges(users);
        this.outbox = outbox;
        this.passwords = passwords;
        this.tokens = tokens;
        this.links = links;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Mails the link, if the address has an account; links of earlier requests are void then. Done
     * again, after a crash halfway, it is the same link and the same mail. A request that waited
     * too long, or was followed by a later one that is answered already, is dropped.
     */
    public void send(PasswordResetRequest request) {
        if (request.isTooOld(clock.instant())) {
            return;
        }
        var email = request.email();
        var owner =
                users.findByLogin(email.key())
                        .filter(account -> account.hasAddress(email))
                        .filter(Account::enabled);
        if (owner.isEmpty()) {
            return;
        }
        var account = owner.get().id();
        outbox.change(
                changes -> {
                    if (!passwords.requestReset(account, request.id(), request.askedAt())) {
                        return false;
                    }
                    changes.mail(new PendingAccountMail.SetPassword(request.id(), account));
                    return true;
                });
    }

    /**
     * Sets the password, uses the link up, drops another address that waits to be confirmed, ends
     * every session of the account and mails that this happened: all of it or nothing. Works once
     * per link.
     *
     * @return false when the link is not ours, used, replaced by a newer one, or too old, or when
     *     the account has another address by now than the one that the link was mailed to
     */
    public boolean reset(String token, RawPassword password) {
        var now = clock.instant();
        if (!(tokens.readReset(token, now)
                instanceof Tokens.Check.Valid<Tokens.Reset>(var claims))) {
            return false;
        }
        var hash = passwords.hash(password);
        return outbox.change(
                changes -> {
                    var mailedTo = claims.email();
                    if (users.find(claims.user())
                                    .filter(account -> account.isReadBy(mailedTo))
                                    .isEmpty()
                            || !passwords.reset(claims.user(), claims.id(), hash)) {
                        return false;
                    }
                    var owner =
                            accounts.change(
                                    claims.user(), account -> account.passwordReset(mailedTo, now));
                    changes.endSessions(claims.user(), now);
                    changes.tell(claims.user(), SecurityEvent.Kind.PASSWORD_CHANGED, now);
                    ChangePassword.changed(ids.next(), owner.orElseThrow().after(), links)
                            .ifPresent(changes::mail);
                    return true;
                });
    }
}
