package dev.pacenote.domain.identity;

import dev.pacenote.domain.shared.InvalidValueException;
import java.util.Locale;

/**
 * An e-mail address in lower case: one {@code @}, no white space or control characters, a dot
 * inside the domain, at most 254 characters. Whether it exists is shown by a mail, not by a
 * pattern.
 */
public record EmailAddress(String value) {

    public static final int MAX_LENGTH = 254;

    public EmailAddress {
        value = value.strip().toLowerCase(Locale.ROOT);
        if (value.isEmpty()) {
            throw new InvalidValueException("required", "Please enter an e-mail address.");
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "An e-mail address has at most " + MAX_LENGTH + " characters.");
        }
        if (!isPlausible(value)) {
            throw new InvalidValueException(
                    "invalid_email", "This does not look like an e-mail address.");
        }
    }

    private static boolean isPlausible(String text) {
        int at = text.indexOf('@');
        if (at < 1 || at != text.lastIndexOf('@')) {
            return false;
        }
        if (text.codePoints()
                .anyMatch(
                        c ->
                                Character.isWhitespace(c)
                                        || Character.isSpaceChar(c)
                                        || Character.isISOControl(c)
                                        || "<>,;:\"()[]\\".indexOf(c) >= 0)) {
            return false;
        }
        var domain = text.substring(at + 1);
        int dot = domain.indexOf('.');
        return dot > 0 && !domain.endsWith(".") && !domain.contains("..");
    }

    public LoginKey key() {
        return LoginKey.of(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
