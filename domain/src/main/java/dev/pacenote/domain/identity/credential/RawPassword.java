package dev.pacenote.domain.identity.credential;

import dev.pacenote.domain.platform.InvalidValueException;

/**
 * A new password as typed: 8 to 256 characters of any kind, never trimmed, never printed. Only for
 * choosing a password; a log-in attempt compares whatever was typed.
 */
public record RawPassword(String value) {

    public static final int MIN_LENGTH = 8;
    public static final int MAX_LENGTH = 256;

    public RawPassword {
        int length = value.codePointCount(0, value.length());
        if (length < MIN_LENGTH) {
            throw new InvalidValueException(
                    "too_short", "A password has at least " + MIN_LENGTH + " characters.");
        }
        if (length > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "A password has at most " + MAX_LENGTH + " characters.");
        }
    }

    @Override
    public String toString() {
        return "RawPassword[hidden]";
    }
}
