package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.credential.Passwords;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;

/** Opens the session of an account that has just proved its password. */
public final class OpenSession {

    /** What became of it. */
    sealed interface Opening {
        record Opened(BearerSession session) implements Opening {}

        /** Somebody changed the password meanwhile. */
        record PasswordChanged() implements Opening {}

        /** Somebody disabled or removed the account meanwhile. */
        record Disabled() implements Opening {}
    }

    private final AccountChanges accounts;
    private final Sessions sessions;
    private final Transactions transactions;
    private final Passwords passwords;
    private final Ids ids;

    public OpenSession(
            Accounts accounts,
            Sessions sessions,
            Transactions transactions,
            Passwords passwords,
            Ids ids) {
        this.accounts = new AccountChanges(accounts);
        this.sessions = sessions;
        this.transactions = transactions;
        this.passwords = passwords;
        this.ids = ids;
    }

    /**
     * Password and account are held until the session is stored. So whoever changes the password or
     * disables the account meanwhile finds this session and ends it, or was first and none is
     * opened.
     *
     * @param password as it was when it was proved
     */
    Opening open(Account account, PasswordHash password, Session.ClientInfo client, Instant now) {
        var session =
                BearerSession.start(
                        new SessionId(ids.next()), account.id(), ids.next(), now, client);
        return transactions.inTransaction(
                () -> {
                    if (!passwords.holdInForce(account.id(), password)) {
                        return new Opening.PasswordChanged();
                    }
                    if (accounts.changeIf(account, found -> found.loggedIn(now)).isEmpty()) {
                        return new Opening.Disabled();
                    }
                    sessions.add(session);
                    return new Opening.Opened(session);
                });
    }
}
