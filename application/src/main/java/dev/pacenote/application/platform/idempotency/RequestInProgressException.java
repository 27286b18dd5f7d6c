package dev.pacenote.application.platform.idempotency;

/** Another request with the same key takes too long; the caller's transaction is undone. */
public final class RequestInProgressException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public RequestInProgressException() {
        super("another request with this key is not decided yet");
    }
}
