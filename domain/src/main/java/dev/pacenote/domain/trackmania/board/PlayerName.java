package dev.pacenote.domain.trackmania.board;

import dev.pacenote.domain.platform.InvalidValueException;

/** The name of a driver in the game: 1 to 100 characters after trimming. */
public record PlayerName(String value) {

    public static final int MAX_LENGTH = 100;

    public PlayerName {
        value = value.strip();
        if (value.isEmpty()) {
            throw new InvalidValueException("required", "Please enter a Trackmania name.");
        }
        if (value.codePointCount(0, value.length()) > MAX_LENGTH) {
            throw new InvalidValueException(
                    "too_long", "A Trackmania name has at most " + MAX_LENGTH + " characters.");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
