package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.domain.delivery.SendFailure;

/** A mail that cannot be put into a message, so that no mail server need be asked. */
public final class UnwritableMailException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SendFailure failure;

    public UnwritableMailException(SendFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    public UnwritableMailException(Exception cause) {
        super(cause);
        this.failure = SendFailure.unwritable();
    }

    public SendFailure failure() {
        return failure;
    }
}
