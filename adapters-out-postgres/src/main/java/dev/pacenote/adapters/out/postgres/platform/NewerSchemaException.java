package dev.pacenote.adapters.out.postgres.platform;

/** The schema has changes of a newer version of this program; nothing was changed. */
public final class NewerSchemaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * @param newest number and name of its last change
     */
    NewerSchemaException(String newest, Throwable cause) {
        super(newest, cause);
    }
}
