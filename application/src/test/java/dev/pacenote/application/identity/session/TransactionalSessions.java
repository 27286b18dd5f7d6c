package dev.pacenote.application.identity.session;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sessions in the tables of the relational store, as Postgres keeps them: they change with the
 * surrounding transaction and are undone with it.
 */
public final class TransactionalSessions implements Sessions {

    private final Tables tables;

    public TransactionalSessions(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void add(Session session) {
        tables.with(
                state -> {
                    state.sessions
                            .values()
                            .removeIf(old -> !session.startedAt().isBefore(old.endsAt()));
                    return state.sessions.put(session.id(), session);
                });
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.sessions.get(id))
                                .filter(session -> now.isBefore(session.endsAt())));
    }

    @Override
    public boolean replace(Session next) {
        return tables.with(
                state -> {
                    var stored = state.sessions.get(next.id());
                    boolean isNext = stored != null && stored.version() == next.version() - 1;
                    if (isNext) {
                        state.sessions.put(next.id(), next);
                    }
                    return isNext;
                });
    }

    @Override
    public void revoke(SessionId id) {
        tables.with(state -> state.sessions.remove(id));
    }

    @Override
    public void revokeAllOf(AccountId user) {
        tables.with(
                state -> state.sessions.values().removeIf(session -> session.user().equals(user)));
    }

    @Override
    public void revokeOthers(AccountId user, SessionId kept) {
        tables.with(
                state ->
                        state.sessions
                                .values()
                                .removeIf(
                                        session ->
                                                session.user().equals(user)
                                                        && !session.id().equals(kept)));
    }

    @Override
    public List<Session> of(AccountId user, Instant now) {
        return tables.with(
                state ->
                        state.sessions.values().stream()
                                .filter(session -> session.user().equals(user))
                                .filter(session -> now.isBefore(session.expiresAt()))
                                .sorted(Session.LAST_USED_FIRST)
                                .toList());
    }

    @Override
    public boolean joinsTransactions() {
        return true;
    }

    @Override
    public long count(Instant now) {
        return tables.with(
                state ->
                        state.sessions.values().stream()
                                .filter(session -> now.isBefore(session.expiresAt()))
                                .count());
    }
}
