package dev.pacenote.domain.identity.session;

import dev.pacenote.domain.identity.credential.ExternalSubject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A log-in at an outside issuer, as one access token of it tells. Times are whole seconds, as they
 * are in tokens.
 *
 * @param subject who logged in
 * @param key what the issuer's tokens have in common that come from one log-in
 * @param authenticatedAt when the person proved to the issuer who they are; empty where its tokens
 *     do not say so
 * @param tokenIssuedAt when the token was issued; 1970 where it does not say so
 * @param tokenEndsAt when the token is no longer taken
 */
public record OutsideLogin(
        ExternalSubject subject,
        String key,
        Optional<Instant> authenticatedAt,
        Instant tokenIssuedAt,
        Instant tokenEndsAt) {

    public OutsideLogin {
        authenticatedAt = authenticatedAt.map(at -> at.truncatedTo(ChronoUnit.SECONDS));
        tokenIssuedAt = tokenIssuedAt.truncatedTo(ChronoUnit.SECONDS);
        tokenEndsAt = tokenEndsAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /** When the log-in was, as far as it is known: not later than this. */
    public Instant at() {
        return authenticatedAt.orElse(tokenIssuedAt);
    }

    /** Names the session here, so that every token of the log-in leads to it. */
    public SessionId session() {
        try {
            // A line break stands in neither issuer nor subject.
            var text = String.join("\n", subject.issuer(), subject.subject(), key);
            var half =
                    ByteBuffer.wrap(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(text.getBytes(StandardCharsets.UTF_8)));
            return new SessionId(new UUID(half.getLong(), half.getLong()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
