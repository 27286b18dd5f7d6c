package dev.pacenote.application.identity.token;

/**
 * The outside issuer does not say by which keys its tokens are signed: whether a token is genuine
 * is not known. Never a refusal.
 */
public final class IssuerUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public IssuerUnavailableException(String message) {
        super(message);
    }
}
