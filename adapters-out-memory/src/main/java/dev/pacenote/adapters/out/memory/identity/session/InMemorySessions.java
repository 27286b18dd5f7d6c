package dev.pacenote.adapters.out.memory.identity.session;

import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Sessions that end with the process. */
public final class InMemorySessions implements Sessions {

    private final Map<SessionId, Session> sessions = new ConcurrentHashMap<>();

    @Override
    public void add(Session session) {
        sessions.values().removeIf(old -> !session.startedAt().isBefore(old.endsAt()));
        sessions.put(session.id(), session);
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return Optional.ofNullable(sessions.get(id)).filter(s -> now.isBefore(s.endsAt()));
    }

    @Override
    public boolean replace(Session next) {
        var replaced = new AtomicBoolean();
        sessions.computeIfPresent(
                next.id(),
                (_, stored) -> {
                    replaced.set(stored.version() == next.version() - 1);
                    return replaced.get() ? next : stored;
                });
        return replaced.get();
    }

    @Override
    public void revoke(SessionId id) {
        sessions.remove(id);
    }

    @Override
    public void revokeOthers(AccountId user, SessionId kept) {
        sessions.values()
                .removeIf(session -> session.user().equals(user) && !session.id().equals(kept));
    }

    @Override
    public List<Session> of(AccountId user, Instant now) {
        return sessions.values().stream()
                .filter(session -> session.user().equals(user))
                .filter(session -> now.isBefore(session.expiresAt()))
                .sorted(Session.LAST_USED_FIRST)
                .toList();
    }

    @Override
    public boolean joinsTransactions() {
        return false;
    }

    @Override
    public long count(Instant now) {
        return sessions.values().stream().filter(s -> now.isBefore(s.expiresAt())).count();
    }

    @Override
    public void revokeAllOf(AccountId user) {
        sessions.values().removeIf(session -> session.user().equals(user));
    }
}
