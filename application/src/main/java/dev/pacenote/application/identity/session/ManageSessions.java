package dev.pacenote.application.identity.session;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.InstantSource;
import java.util.List;

/** A person looks at where they are logged in, and ends what should not be. */
public final class ManageSessions {

    private final Sessions sessions;
    private final InstantSource clock;

    public ManageSessions(Sessions sessions, InstantSource clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    public List<Session> of(AccountId person) {
        return sessions.of(person, clock.instant());
    }

    /**
     * @return false when the caller has no such session
     */
    public boolean revoke(AccountId person, SessionId id) {
        boolean own =
                sessions.find(id, clock.instant())
                        .filter(session -> session.user().equals(person))
                        .isPresent();
        if (own) {
            sessions.revoke(id);
        }
        return own;
    }

    public void revokeOthers(AccountId person, SessionId current) {
        sessions.revokeOthers(person, current);
    }
}
