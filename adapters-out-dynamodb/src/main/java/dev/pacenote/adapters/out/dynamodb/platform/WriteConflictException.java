package dev.pacenote.adapters.out.dynamodb.platform;

/** Somebody else was writing one of the items at the same moment, and nothing is written. */
public final class WriteConflictException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WriteConflictException(Throwable cause) {
        super(cause);
    }
}
