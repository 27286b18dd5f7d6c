package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.token.Tokens;
import java.time.InstantSource;

/** A person ends a session. A token that proves nothing ends nothing, and is no error. */
public final class LogOut {

    private final Sessions sessions;
    private final Tokens tokens;
    private final InstantSource clock;

    public LogOut(Sessions sessions, Tokens tokens, InstantSource clock) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.clock = clock;
    }

    public void logOut(String refreshToken) {
        if (tokens.readRefresh(refreshToken, clock.instant())
                instanceof Tokens.Check.Valid<Tokens.Refresh>(var claims)) {
            sessions.revoke(claims.session());
        }
    }
}
