package dev.pacenote.application.identity.session;

import dev.pacenote.application.identity.credential.OutsideLogins;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.OutsideSession;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.InstantSource;
import java.util.List;

/**
 * A person looks at where they are logged in, and ends what should not be. Where sessions by an
 * outside issuer are ended, first its tokens lose the power to begin them anew: a crash between the
 * two leaves sessions that are still listed, and can be ended.
 */
public final class ManageSessions {

    private final Sessions sessions;
    private final OutsideLogins outsideLogins;
    private final Transactions transactions;
    private final InstantSource clock;

    public ManageSessions(
            Sessions sessions,
            OutsideLogins outsideLogins,
            Transactions transactions,
            InstantSource clock) {
        this.sessions = sessions;
        this.outsideLogins = outsideLogins;
        this.transactions = transactions;
        this.clock = clock;
    }

    public List<Session> of(AccountId person) {
        return sessions.of(person, clock.instant());
    }

    /**
     * @return false when the caller has no such session
     */
    public boolean revoke(AccountId person, SessionId id) {
        var own =
                sessions.find(id, clock.instant()).filter(session -> session.user().equals(person));
        if (own.filter(OutsideSession.class::isInstance).isPresent()) {
            endOutsideLogins(person);
        }
        own.ifPresent(session -> sessions.revoke(session.id()));
        return own.isPresent();
    }

    public void revokeOthers(AccountId person, SessionId current) {
        endOutsideLogins(person);
        sessions.revokeOthers(person, current);
    }

    private void endOutsideLogins(AccountId person) {
        transactions.run(() -> outsideLogins.end(person, clock.instant()));
    }
}
