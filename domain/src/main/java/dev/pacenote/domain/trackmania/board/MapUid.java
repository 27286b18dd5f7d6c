package dev.pacenote.domain.trackmania.board;

import dev.pacenote.domain.platform.InvalidValueException;

/**
 * Names a map in the game's services: 1 to 64 characters of {@code A-Z a-z 0-9 _ -}. A map that was
 * saved again in the editor has a new uid and is a new map.
 */
public record MapUid(String value) implements Comparable<MapUid> {

    /** What a uid looks like, as a regular expression. */
    public static final String FORM = "[A-Za-z0-9_-]{1,64}";

    private static final int MAX_LENGTH = 64;

    public MapUid {
        if (value.isEmpty()
                || value.length() > MAX_LENGTH
                || !value.chars().allMatch(MapUid::isAllowed)) {
            throw new InvalidValueException("invalid_map_uid", "This is not a map uid.");
        }
    }

    /** By hand, because a survey reads uids by the hundred thousand. */
    private static boolean isAllowed(int character) {
        return (character >= 'a' && character <= 'z')
                || (character >= 'A' && character <= 'Z')
                || (character >= '0' && character <= '9')
                || character == '_'
                || character == '-';
    }

    @Override
    public int compareTo(MapUid other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
