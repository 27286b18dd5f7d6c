package dev.pacenote.domain.delivery.device;

import dev.pacenote.domain.platform.InvalidValueException;

/**
 * By what the service of a phone's maker knows an app on that phone. Whoever knows it and our
 * credentials can send to it, so it is never printed and never shown.
 */
public record AppToken(String value) {

    public static final int MAX_LENGTH = 2_000;

    public AppToken {
        if (value.isEmpty()) {
            throw new InvalidValueException("required", "Please send the token.");
        }
        if (value.length() > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "A token has at most " + MAX_LENGTH + " characters.");
        }
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw new InvalidValueException(
                    "invalid_characters", "A token has letters, digits and signs only.");
        }
    }

    @Override
    public String toString() {
        return "AppToken[hidden]";
    }
}
