package dev.pacenote.domain.trackmania.board;

import java.util.UUID;

/** A driver's account in the game's services. Display names change, this does not. */
public record PlayerId(UUID value) implements Comparable<PlayerId> {

    /**
     * @throws IllegalArgumentException when the text is not a UUID
     */
    public static PlayerId of(String text) {
        return new PlayerId(UUID.fromString(text));
    }

    @Override
    public int compareTo(PlayerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
