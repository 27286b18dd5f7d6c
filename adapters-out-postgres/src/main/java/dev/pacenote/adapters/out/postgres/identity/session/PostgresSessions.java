package dev.pacenote.adapters.out.postgres.identity.session;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sessions in Postgres; they survive a restart. Tokens are stored as ids and times, never signed.
 */
@Singleton
@Named(Choices.STORED)
@Requires(property = Choices.SESSION_STORE, value = "postgres")
public final class PostgresSessions implements Sessions {

    /** A refresh token as stored: seconds. */
    record StoredToken(UUID id, long issued, long expires) {
        static StoredToken of(RefreshToken token) {
            return new StoredToken(
                    token.id(),
                    token.issuedAt().getEpochSecond(),
                    token.expiresAt().getEpochSecond());
        }

        RefreshToken token() {
            return new RefreshToken(
                    id, Instant.ofEpochSecond(issued), Instant.ofEpochSecond(expires));
        }
    }

    /** A replaced token as stored: milliseconds. */
    record StoredReplaced(UUID id, long at, StoredToken successor) {}

    /**
     * @param arrived absent in what was stored before it existed, which reads as false
     */
    record StoredTokens(StoredToken current, List<StoredReplaced> recent, boolean arrived) {
        static StoredTokens of(Session session) {
            return new StoredTokens(
                    StoredToken.of(session.current()),
                    session.recent().stream()
                            .map(
                                    r ->
                                            new StoredReplaced(
                                                    r.id(),
                                                    r.at().toEpochMilli(),
                                                    StoredToken.of(r.successor())))
                            .toList(),
                    session.currentArrived());
        }
    }

    private static final TypeReference<StoredTokens> TOKENS = new TypeReference<>() {};

    private final PostgresStore store;

    public PostgresSessions(PostgresStore store) {
        this.store = store;
    }

    @Override
    public void add(Session session) {
        store.with(
                handle -> {
                    handle.createUpdate("delete from sessions where ends_at <= :now")
                            .bind("now", Rows.bind(session.startedAt()))
                            .execute();
                    return handle.createUpdate(
                                    """
                                    insert into sessions (id, user_id, started_at, last_used_at, ends_at,
                                        tokens, user_agent, address, version)
                                    values (:id, :user, :started, :used, :ends, :tokens::jsonb, :agent,
                                        :address, :version)
                                    """)
                            .bind("id", session.id().value())
                            .bind("user", session.user().value())
                            .bind("started", Rows.bind(session.startedAt()))
                            .bind("used", Rows.bind(session.lastUsedAt()))
                            .bind("ends", Rows.bind(session.endsAt()))
                            .bind("tokens", Json.write(StoredTokens.of(session)))
                            .bind("agent", session.client().userAgent())
                            .bind("address", session.client().address())
                            .bind("version", session.version())
                            .execute();
                });
    }

    @Override
    public Optional<Session> find(SessionId id, Instant now) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        "select * from sessions where id = :id and ends_at > :now")
                                .bind("id", id.value())
                                .bind("now", Rows.bind(now))
                                .map((rs, _) -> session(rs))
                                .findOne());
    }

    private static Session session(ResultSet rs) throws SQLException {
        var tokens = Json.read(rs.getString("tokens"), TOKENS);
        return new Session(
                new SessionId(Rows.uuid(rs, "id")),
                new AccountId(rs.getLong("user_id")),
                Rows.instant(rs, "started_at"),
                Rows.instant(rs, "last_used_at"),
                tokens.current().token(),
                tokens.recent().stream()
                        .map(
                                r ->
                                        new Session.Replaced(
                                                r.id(),
                                                Instant.ofEpochMilli(r.at()),
                                                r.successor().token()))
                        .toList(),
                tokens.arrived(),
                new Session.ClientInfo(rs.getString("user_agent"), rs.getString("address")),
                rs.getLong("version"));
    }

    @Override
    public boolean replace(Session next) {
        return store.with(
                handle ->
                        handle.createUpdate(
                                                """
                                                update sessions
                                                set tokens = :tokens::jsonb, last_used_at = :used, version = :version
                                                where id = :id and version = :version - 1
                                                """)
                                        .bind("id", next.id().value())
                                        .bind("tokens", Json.write(StoredTokens.of(next)))
                                        .bind("used", Rows.bind(next.lastUsedAt()))
                                        .bind("version", next.version())
                                        .execute()
                                == 1);
    }

    @Override
    public void revoke(SessionId id) {
        store.with(handle -> handle.execute("delete from sessions where id = ?", id.value()));
    }

    @Override
    public void revokeOthers(AccountId user, SessionId kept) {
        store.with(
                handle ->
                        handle.execute(
                                "delete from sessions where user_id = ? and id <> ?",
                                user.value(),
                                kept.value()));
    }

    @Override
    public List<Session> of(AccountId user, Instant now) {
        return store.with(
                handle ->
                        handle
                                .createQuery(
                                        """
                                        select * from sessions where user_id = :user and ends_at > :now
                                        order by last_used_at desc, id
                                        """)
                                .bind("user", user.value())
                                .bind("now", Rows.bind(now))
                                .map((rs, _) -> session(rs))
                                .stream()
                                .filter(session -> now.isBefore(session.expiresAt()))
                                .toList());
    }

    @Override
    public boolean joinsTransactions() {
        return true;
    }

    @Override
    public long count(Instant now) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select count(*) from sessions where ends_at > :now
                                        and (tokens -> 'current' ->> 'expires')::bigint > :seconds
                                        """)
                                .bind("now", Rows.bind(now))
                                .bind("seconds", now.getEpochSecond())
                                .mapTo(Long.class)
                                .one());
    }

    @Override
    public void revokeAllOf(AccountId user) {
        store.with(
                handle -> handle.execute("delete from sessions where user_id = ?", user.value()));
    }
}
