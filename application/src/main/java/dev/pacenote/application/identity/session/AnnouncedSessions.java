package dev.pacenote.application.identity.session;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Tells others when sessions were revoked, after the commit that revoked them. */
public final class AnnouncedSessions implements Sessions {

    private final Sessions stored;
    private final Supplier<List<SessionListener>> listeners;
    private final Transactions transactions;

    /**
     * @param listeners asked for when somebody's session ends
     */
    public AnnouncedSessions(
            Sessions stored, Supplier<List<SessionListener>> listeners, Transactions transactions) {
        this.stored = stored;
        this.listeners = listeners;
        this.transactions = transactions;
    }

    @Override
    public void add(Session session) {
        stored.add(session);
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return stored.find(id, now);
    }

    @Override
    public boolean replace(Session next) {
        return stored.replace(next);
    }

    @Override
    public void revoke(SessionId id) {
        // Also one that is over by now: its sockets may not be.
        var session = stored.find(id, Instant.EPOCH);
        stored.revoke(id);
        session.ifPresent(ended -> announce(ended.user()));
    }

    @Override
    public void revokeAllOf(AccountId user) {
        stored.revokeAllOf(user);
        announce(user);
    }

    @Override
    public void revokeOthers(AccountId user, SessionId kept) {
        stored.revokeOthers(user, kept);
        announce(user);
    }

    private void announce(AccountId user) {
        transactions.afterCommit(() -> listeners.get().forEach(listener -> listener.revoked(user)));
    }

    @Override
    public List<Session> of(AccountId user, Instant now) {
        return stored.of(user, now);
    }

    @Override
    public boolean joinsTransactions() {
        return stored.joinsTransactions();
    }

    @Override
    public void forgetAnswers() {
        stored.forgetAnswers();
    }

    @Override
    public long count(Instant now) {
        return stored.count(now);
    }
}
