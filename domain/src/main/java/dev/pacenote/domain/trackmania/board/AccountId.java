package dev.pacenote.domain.trackmania.board;

import java.util.UUID;

/** A driver's account in the game's services. Display names change, this does not. */
public record AccountId(UUID value) implements Comparable<AccountId> {

    /**
     * @throws IllegalArgumentException when the text is not a UUID
     */
    public static AccountId of(String text) {
        return new AccountId(UUID.fromString(text));
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
