package dev.pacenote.application.identity.token;

import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.session.OutsideLogin;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Access tokens of the one outside issuer whose word counts here. The keys of the issuer are asked
 * for when a token needs them, and at most once a minute; keys that are known need no issuer.
 */
public interface OutsideTokens {

    /** By how much the issuer's clock and ours may differ. */
    Duration CLOCK_SKEW = Duration.ofSeconds(60);

    /**
     * What an access token says.
     *
     * @param login taken until {@link #CLOCK_SKEW} after the token's end
     * @param expiresAt the token's end
     * @param verifiedEmail an address that the issuer says is the person's
     */
    record OutsideAccess(
            OutsideLogin login, Instant expiresAt, Optional<EmailAddress> verifiedEmail) {}

    /** The result of reading a token. */
    sealed interface Check {
        record Valid(OutsideAccess access) implements Check {}

        /** Genuine, and over. */
        record Expired() implements Check {}

        /**
         * It says that it is the issuer's, and it is forged, damaged, not yet valid, meant for
         * others, or no access token.
         */
        record Invalid() implements Check {}

        /** It does not say that it is the issuer's. */
        record NotTheirs() implements Check {}
    }

    /**
     * Reads a token.
     *
     * @throws IssuerUnavailableException when the key of the token is not known and the issuer does
     *     not answer
     */
    Check read(String token, Instant now);
}
