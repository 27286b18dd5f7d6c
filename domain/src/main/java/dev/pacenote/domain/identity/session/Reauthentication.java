package dev.pacenote.domain.identity.session;

import dev.pacenote.domain.identity.credential.AccountCredentials;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How somebody who is logged in proves once more who they are, before something that cannot be
 * undone. Whoever has a password types it, however recent the log-in: an open session may be in
 * other hands. Whoever has none has logged in a moment ago, by whatever way they have.
 */
public enum Reauthentication {
    /** By the password of the account. */
    PASSWORD,
    /** There is no password, and the log-in is recent enough. */
    RECENT_LOGIN,
    /** There is no password: by another log-in. */
    ANOTHER_LOGIN;

    /** How long a log-in counts as recent. */
    public static final Duration RECENT = Duration.ofMinutes(10);

    /**
     * @param session in which it is asked for, if it is still open
     */
    public static Reauthentication of(
            AccountCredentials credentials, Optional<Session> session, Instant now) {
        if (credentials.password().isPresent()) {
            return PASSWORD;
        }
        return session.filter(open -> open.user().equals(credentials.account()))
                        .flatMap(Session::provedAt)
                        .filter(at -> !now.isAfter(at.plus(RECENT)))
                        .isPresent()
                ? RECENT_LOGIN
                : ANOTHER_LOGIN;
    }
}
