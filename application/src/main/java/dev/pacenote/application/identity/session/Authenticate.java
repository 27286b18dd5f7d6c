package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.UserId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.InstantSource;

/** Says who sends a request. A session that was revoked opens nothing, however fresh its token. */
public final class Authenticate {

    /**
     * @param role as the token says; ask {@link #isAdmin} where it matters
     */
    public record Caller(UserId user, SessionId session, Role role) {}

    public sealed interface Result {
        record Known(Caller caller) implements Result {}

        record Expired() implements Result {}

        record Invalid() implements Result {}
    }

    private final Tokens tokens;
    private final Sessions sessions;
    private final Users users;
    private final InstantSource clock;

    public Authenticate(Tokens tokens, Sessions sessions, Users users, InstantSource clock) {
        this.tokens = tokens;
        this.sessions = sessions;
        this.users = users;
        this.clock = clock;
    }

    public Result byAccessToken(String token) {
        var now = clock.instant();
        return switch (tokens.readAccess(token, now)) {
            case Tokens.Check.Invalid<Tokens.Access> _ -> new Result.Invalid();
            case Tokens.Check.Expired<Tokens.Access> _ -> new Result.Expired();
            case Tokens.Check.Valid<Tokens.Access>(var claims) ->
                    sessions.find(claims.session(), now)
                            .filter(session -> session.user().equals(claims.user()))
                            .<Result>map(session -> known(session, claims))
                            .orElseGet(Result.Invalid::new);
        };
    }

    /**
     * The first use of an access token after a refresh also shows that the refresh's answer
     * arrived. Of several first uses at once one is saved; a save that comes too late has nothing
     * to add, because the session was refreshed or revoked meanwhile.
     */
    private Result known(Session session, Tokens.Access claims) {
        claims.refreshToken().flatMap(session::arrived).ifPresent(sessions::replace);
        return new Result.Known(new Caller(claims.user(), session.id(), claims.role()));
    }

    /** Whether the account is an enabled admin now, by the store. */
    public boolean isAdmin(UserId user) {
        return users.find(user).filter(Account::isActiveAdmin).isPresent();
    }
}
