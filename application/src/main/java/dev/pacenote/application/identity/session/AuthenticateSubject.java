package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.OutsideLogin;
import dev.pacenote.domain.identity.session.OutsideSession;
import dev.pacenote.domain.identity.session.Session;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Says who sends a token of an outside issuer. The first token of a log-in there opens a session
 * here, which can be listed and ended like any other; further tokens of that log-in keep it.
 */
public final class AuthenticateSubject {

    public sealed interface Result {
        record Known(Caller caller) implements Result {}

        /** The person has no account here, or none that they have joined to this way in. */
        record Unbound() implements Result {}

        /**
         * Sessions were ended, or the account closed, since the log-in; the person has to log in
         * again at the issuer.
         */
        record LoggedOut() implements Result {}

        /** The account may not be used. */
        record Disabled() implements Result {}
    }

    private final Sessions sessions;
    private final Sessions stored;
    private final Accounts accounts;
    private final OutsideLogins logins;
    private final Transactions transactions;
    private final InstantSource clock;

    /**
     * @param sessions may answer from what it was asked a moment ago
     * @param stored the same sessions, each time asked of the store
     */
    public AuthenticateSubject(
            Sessions sessions,
            Sessions stored,
            Accounts accounts,
            OutsideLogins logins,
            Transactions transactions,
            InstantSource clock) {
        this.sessions = sessions;
        this.stored = stored;
        this.accounts = accounts;
        this.logins = logins;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * @param login of a token that was checked
     * @param client who sends it, for the list of sessions
     */
    public Result of(OutsideLogin login, Session.ClientInfo client) {
        var now = clock.instant();
        if (sessions.find(login.session(), now).orElse(null) instanceof OutsideSession open) {
            // Of several uses at once one is noted; the others have nothing to add.
            open.used(login, now).ifPresent(sessions::replace);
            return accounts.find(open.user())
                    .map(account -> known(account, login))
                    .orElseGet(() -> unbound(login));
        }
        return logins.account(login)
                .map(account -> transactions.inTransaction(() -> open(account, login, client, now)))
                .orElseGet(() -> unbound(login));
    }

    private Result unbound(OutsideLogin login) {
        return logins.isBeforeClosing(login) ? new Result.LoggedOut() : new Result.Unbound();
    }

    private static Result known(Account account, OutsideLogin login) {
        return account.enabled()
                ? new Result.Known(new Caller(account.id(), login.session(), account.role()))
                : new Result.Disabled();
    }

    /**
     * The account's log-ins are held until the session is stored. So whoever ends them meanwhile
     * finds this session and ends it, or was first and none is opened.
     */
    private Result open(AccountId id, OutsideLogin login, Session.ClientInfo client, Instant now) {
        if (!logins.holdAdmitted(id, login)) {
            return new Result.LoggedOut();
        }
        var known = accounts.find(id);
        if (known.isEmpty()) {
            return unbound(login);
        }
        if (stored.find(login.session(), now).isPresent()) {
            // Another request with such a token was quicker.
            return known(known.get(), login);
        }
        return new AccountChanges(accounts)
                .changeIf(known.get(), account -> account.loggedIn(now))
                .map(change -> begin(change.after(), login, client, now))
                .orElseGet(Result.Disabled::new);
    }

    private Result begin(
            Account account, OutsideLogin login, Session.ClientInfo client, Instant now) {
        // What an earlier token of the log-in left is over, and may still be stored.
        sessions.revoke(login.session());
        sessions.add(OutsideSession.start(login, account.id(), now, client));
        return known(account, login);
    }
}
