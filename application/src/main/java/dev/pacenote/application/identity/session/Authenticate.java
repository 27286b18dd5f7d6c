package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.SessionCookie;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.InstantSource;
import java.util.Optional;

/** Says who sends a request. A session that was revoked opens nothing, however fresh its token. */
public final class Authenticate {

    /**
     * @param role as the token says, or the store where there is none; ask {@link #isAdmin} where
     *     it matters
     */
    public record Caller(AccountId user, SessionId session, Role role) {}

    private final Sessions sessions;
    private final Accounts accounts;
    private final InstantSource clock;

    public Authenticate(Sessions sessions, Accounts accounts, InstantSource clock) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.clock = clock;
    }

    /**
     * Who sends an access token.
     *
     * @param claims of a token whose signature and end were checked
     * @return empty when the session is over
     */
    public Optional<Caller> bySession(Tokens.Access claims) {
        return sessions.find(claims.session(), clock.instant())
                .filter(session -> session.user().equals(claims.user()))
                .filter(BearerSession.class::isInstance)
                .map(session -> known((BearerSession) session, claims));
    }

    /**
     * The first use of an access token after a refresh also shows that the refresh's answer
     * arrived. Of several first uses at once one is saved; a save that comes too late has nothing
     * to add, because the session was refreshed or revoked meanwhile.
     */
    private Caller known(BearerSession session, Tokens.Access claims) {
        claims.refreshToken().flatMap(session::arrived).ifPresent(sessions::replace);
        return new Caller(claims.user(), session.id(), claims.role());
    }

    /**
     * Who sends the cookie of a browser.
     *
     * @return empty when it opens no session, or the account may not log in
     */
    public Optional<Caller> byCookie(SessionCookie cookie) {
        var now = clock.instant();
        if (!(sessions.find(cookie.session(), now).orElse(null) instanceof BrowserSession session)
                || !session.isOpenedBy(cookie, now)) {
            return Optional.empty();
        }
        var account = accounts.find(session.user()).filter(Account::enabled);
        // Of several first uses at once one is noted; the others have nothing to add.
        account.flatMap(_ -> session.used(now)).ifPresent(sessions::replace);
        return account.map(owner -> new Caller(owner.id(), session.id(), owner.role()));
    }

    /** Whether the account is an enabled admin now, by the store. */
    public boolean isAdmin(AccountId user) {
        return accounts.find(user).filter(Account::isActiveAdmin).isPresent();
    }
}
