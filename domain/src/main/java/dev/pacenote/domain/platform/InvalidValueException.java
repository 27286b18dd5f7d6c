package dev.pacenote.domain.platform;

/**
 * A value was refused by its own constructor. The message is written for the person who typed it
 * and may be shown; the code is stable and machine-readable (lower snake case).
 */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String code;

    public InvalidValueException(String code, String message) {
        super(message);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
