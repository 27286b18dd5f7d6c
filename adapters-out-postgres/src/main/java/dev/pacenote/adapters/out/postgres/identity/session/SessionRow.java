package dev.pacenote.adapters.out.postgres.identity.session;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.BrowserSession;
import dev.pacenote.domain.identity.session.Lifetime;
import dev.pacenote.domain.identity.session.OutsideSession;
import dev.pacenote.domain.identity.session.RefreshToken;
import dev.pacenote.domain.identity.session.Session;
import dev.pacenote.domain.identity.session.SessionId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code sessions}.
 *
 * @param tokens {@link StoredTokens} as JSON, for a session of tokens
 * @param cookieHash for a session of a browser
 * @param issuer for a session by an outside issuer
 * @param authenticatedAt when the person logged in there, if that is known
 */
@MappedEntity("sessions")
record SessionRow(
        @Id UUID id,
        long userId,
        Instant startedAt,
        Instant lastUsedAt,
        Instant endsAt,
        @Nullable String tokens,
        @Nullable String cookieHash,
        @Nullable String issuer,
        @Nullable Instant authenticatedAt,
        String userAgent,
        String address,
        long version) {

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
    record StoredReplaced(UUID id, long at, StoredToken successor) {
        static StoredReplaced of(BearerSession.Replaced replaced) {
            return new StoredReplaced(
                    replaced.id(),
                    replaced.at().toEpochMilli(),
                    StoredToken.of(replaced.successor()));
        }

        BearerSession.Replaced replaced() {
            return new BearerSession.Replaced(id, Instant.ofEpochMilli(at), successor.token());
        }
    }

    /**
     * @param arrived absent in what was stored before it existed, which reads as false
     */
    record StoredTokens(StoredToken current, List<StoredReplaced> recent, boolean arrived) {
        static StoredTokens of(BearerSession session) {
            return new StoredTokens(
                    StoredToken.of(session.current()),
                    session.recent().stream().map(StoredReplaced::of).toList(),
                    session.currentArrived());
        }
    }

    private static final TypeReference<StoredTokens> TOKENS = new TypeReference<>() {};

    static SessionRow of(Session session) {
        return new SessionRow(
                session.id().value(),
                session.user().value(),
                Rows.microseconds(session.startedAt()),
                Rows.microseconds(session.lastUsedAt()),
                Rows.microseconds(session.endsAt()),
                session instanceof BearerSession bearer
                        ? Json.write(StoredTokens.of(bearer))
                        : null,
                session instanceof BrowserSession browser ? browser.cookieHash() : null,
                session instanceof OutsideSession outside ? outside.issuer() : null,
                session instanceof OutsideSession outside
                        ? Rows.stored(outside.authenticatedAt())
                        : null,
                session.client().userAgent(),
                session.client().address(),
                session.version());
    }

    Session session() {
        var lifetime = new Lifetime(startedAt, lastUsedAt, endsAt);
        var client = new Session.ClientInfo(userAgent, address);
        if (cookieHash != null) {
            return new BrowserSession(
                    new SessionId(id),
                    new AccountId(userId),
                    lifetime,
                    cookieHash,
                    client,
                    version);
        }
        if (issuer != null) {
            return new OutsideSession(
                    new SessionId(id),
                    new AccountId(userId),
                    lifetime,
                    issuer,
                    Optional.ofNullable(authenticatedAt),
                    client,
                    version);
        }
        var stored = Json.read(Objects.requireNonNull(tokens), TOKENS);
        return new BearerSession(
                new SessionId(id),
                new AccountId(userId),
                lifetime,
                stored.current().token(),
                stored.recent().stream().map(StoredReplaced::replaced).toList(),
                stored.arrived(),
                client,
                version);
    }
}
