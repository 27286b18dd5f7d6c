package dev.pacenote.domain.identity.session;

import java.time.Instant;
import java.util.UUID;

/**
 * What is stored of a refresh token: enough to sign the same text again, not the text itself.
 *
 * @param id the {@code jti}
 * @param issuedAt whole seconds
 * @param expiresAt whole seconds; 7 days after issue, or the session's end if that is sooner
 */
public record RefreshToken(UUID id, Instant issuedAt, Instant expiresAt) {
    public RefreshToken {
        if (!expiresAt.isAfter(issuedAt)) {
            throw new IllegalArgumentException("a token expires after it was issued");
        }
    }
}
