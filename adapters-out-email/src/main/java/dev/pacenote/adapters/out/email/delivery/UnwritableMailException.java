package dev.pacenote.adapters.out.email.delivery;

import dev.pacenote.domain.delivery.SendFailure;

/** A mail that cannot be put into a message, so that no mail server need be asked. */
final class UnwritableMailException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient SendFailure failure;

    UnwritableMailException(SendFailure failure, String message) {
        super(message);
        this.failure = failure;
    }

    UnwritableMailException(Exception cause) {
        super(cause);
        this.failure = SendFailure.unwritable();
    }

    SendFailure failure() {
        return failure;
    }
}
