package dev.pacenote.adapters.out.postgres.identity.session;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Sessions in Postgres; they survive a restart. Tokens are stored as ids and times, never signed.
 */
@Singleton
@Named(Choices.STORED)
@Requires(property = Choices.SESSION_STORE, value = "postgres")
public final class PostgresSessions implements Sessions {

    private final SessionRows rows;

    PostgresSessions(SessionRows rows) {
        this.rows = rows;
    }

    @Override
    public void add(Session session) {
        rows.insert(SessionRow.of(session));
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return rows.find(id.value(), Rows.microseconds(now)).map(SessionRow::session);
    }

    @Override
    public Map<SessionId, Session> findAll(Collection<SessionId> ids, Instant now) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var named = ids.stream().map(SessionId::toString).toArray(String[]::new);
        return rows.findAll(named, Rows.microseconds(now)).stream()
                .map(SessionRow::session)
                .collect(Collectors.toMap(Session::id, Function.identity()));
    }

    @Override
    public boolean replace(Session next) {
        var row = SessionRow.of(next);
        return rows.replace(
                        row.id(),
                        row.tokens(),
                        row.lastUsedAt(),
                        row.endsAt(),
                        row.authenticatedAt(),
                        row.version())
                == 1;
    }

    @Override
    public void revoke(SessionId id) {
        rows.remove(id.value());
    }

    @Override
    public void revokeOthers(AccountId user, SessionId kept) {
        rows.removeOthers(user.value(), kept.value());
    }

    @Override
    public List<Session> of(AccountId user, Instant now) {
        return rows.findByUser(user.value(), Rows.microseconds(now)).stream()
                .map(SessionRow::session)
                .filter(session -> now.isBefore(session.expiresAt()))
                .toList();
    }

    @Override
    public boolean joinsTransactions() {
        return true;
    }

    @Override
    public long count(Instant now) {
        return rows.count(Rows.microseconds(now), now.getEpochSecond());
    }

    @Override
    public void revokeAllOf(AccountId user) {
        rows.removeAll(user.value());
    }
}
