package dev.pacenote.adapters.out.security.identity.token;

import com.nimbusds.jose.jwk.JWKSet;

/** What an issuer publishes about its keys. */
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
}
