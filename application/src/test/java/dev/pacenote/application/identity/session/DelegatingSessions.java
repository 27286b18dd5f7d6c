package dev.pacenote.application.identity.session;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions that are other sessions, for tests in which one thing is different. */
public class DelegatingSessions implements Sessions {

    private final Sessions stored;

    public DelegatingSessions(Sessions stored) {
        this.stored = stored;
    }

    @Override
    public void add(Session session) {
        stored.add(session);
    }

    @Override
    public Optional<Session> find(SessionId id, Instant at) {
        return stored.find(id, at);
    }

    @Override
    public boolean replace(Session next) {
        return stored.replace(next);
    }

    @Override
    public void revoke(SessionId id) {
        stored.revoke(id);
    }

    @Override
    public void revokeAllOf(AccountId user) {
        stored.revokeAllOf(user);
    }

    @Override
    public void revokeOthers(AccountId user, SessionId kept) {
        stored.revokeOthers(user, kept);
    }

    @Override
    public List<Session> of(AccountId user, Instant at) {
        return stored.of(user, at);
    }

    @Override
    public boolean joinsTransactions() {
        return stored.joinsTransactions();
    }

    @Override
    public long count(Instant at) {
        return stored.count(at);
    }
}
