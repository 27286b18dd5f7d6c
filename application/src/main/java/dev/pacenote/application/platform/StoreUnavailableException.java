package dev.pacenote.application.platform;

/** The store cannot be reached: nothing is known about what it holds. Never an absence. */
public final class StoreUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoreUnavailableException(Throwable cause) {
        super("the store cannot be reached", cause);
    }
}
