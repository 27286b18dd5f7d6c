package dev.pacenote.domain.identity.credential;

import dev.pacenote.domain.identity.account.EmailAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * Somebody wants a new password for whatever account has this address. Heard twice it is the same
 * request: it leads to the same link and the same mail.
 *
 * @param email as it was typed; it may be nobody's
 * @param askedAt when the person asked
 */
public record PasswordResetRequest(UUID id, EmailAddress email, Instant askedAt) {

    /**
     * A request that waited longer, because something was away, leads nowhere: whoever asked has
     * asked again meanwhile, or does not expect the mail any more.
     */
    public static final Duration WORTH_ANSWERING = Duration.ofHours(1);

    /** Whether this request has waited too long to be answered. */
    public boolean isTooOld(Instant now) {
        return now.isAfter(askedAt.plus(WORTH_ANSWERING));
    }
}
