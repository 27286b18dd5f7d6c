package dev.pacenote.domain.identity.account;

import dev.pacenote.domain.platform.InvalidValueException;

/** A first or a last name as its person writes it: 1 to 100 characters after trimming. */
public record NamePart(String value) {

    public static final int MAX_LENGTH = 100;

    public NamePart {
        value = value.strip();
        if (value.isEmpty()) {
            throw new InvalidValueException("required", "Please enter a name.");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "A name has at most " + MAX_LENGTH + " characters.");
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || isUnpaired(c))) {
            throw new InvalidValueException(
                    "invalid_characters", "A name cannot contain control characters.");
        }
    }

    private static boolean isUnpaired(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    @Override
    public String toString() {
        return value;
    }
}
