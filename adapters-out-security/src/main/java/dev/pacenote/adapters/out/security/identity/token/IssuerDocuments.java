package dev.pacenote.adapters.out.security.identity.token;

import com.nimbusds.jose.jwk.JWKSet;
import java.util.Map;

/** What an issuer publishes about its keys, and says of a person who lets us ask. */
@FunctionalInterface
interface IssuerDocuments {

    /** The issuer does not answer, or not with what it should. */
    final class UnreadableException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }

        UnreadableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The keys by which it signs now. */
    JWKSet keys() throws UnreadableException;

    /**
     * The claims of a person; none where it does not tell any.
     *
     * @param token an access token of that person
     */
    default Map<String, Object> person(String token) throws UnreadableException {
        return Map.of();
    }
}
