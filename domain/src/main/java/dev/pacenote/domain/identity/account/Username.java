package dev.pacenote.domain.identity.account;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.regex.Pattern;

/**
 * The name by which a person is known here, as they write it: any Unicode but control characters, 1
 * to 100 characters after trimming.
 */
public record Username(String value) {

    public static final int MAX_LENGTH = 100;

    /** Wider than an address that mail can be written to. */
    private static final Pattern ADDRESS = Pattern.compile("[^@ ]+@[^@ ]+[.][^@ ]+");

    public Username {
        value = value.strip();
        if (value.isEmpty()) {
            throw new InvalidValueException("required", "Please enter a user name.");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "A user name has at most " + MAX_LENGTH + " characters.");
        }
        if (value.codePoints().anyMatch(c -> Character.isISOControl(c) || isUnpaired(c))) {
            throw new InvalidValueException(
                    "invalid_characters", "A user name cannot contain control characters.");
        }
    }

    private static boolean isUnpaired(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    /** Whether it could be somebody's e-mail address, which is not for others to read. */
    public boolean isAddress() {
        return ADDRESS.matcher(value).matches();
    }

    public LoginKey key() {
        return LoginKey.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
