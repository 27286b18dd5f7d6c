package dev.pacenote.domain.identity.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * An account was closed into which somebody came by an outside issuer. The issuer's tokens live on,
 * in pages that are still open: they must not open the next account.
 *
 * @param closedAt whole seconds, as in tokens
 */
public record ClosedAccess(ExternalSubject subject, Instant closedAt) {

    /** As long as pages commonly renew their tokens without a log-in. */
    public static final Duration REMEMBERED = Duration.ofDays(30);

    public ClosedAccess {
        closedAt = closedAt.truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * Whether a log-in at the issuer was made after it. One in the second itself was not: issuers
     * tell whole seconds.
     */
    public boolean admitsLoginAt(Instant at) {
        return at.isAfter(closedAt);
    }
}
