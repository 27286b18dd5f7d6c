package dev.pacenote.domain.trackmania.board;

import java.util.Optional;
import java.util.UUID;

/**
 * Where a driver is at home.
 *
 * @param id as the game's services number their zones, if they said so
 * @param name such as {@code France}; may be blank
 */
public record Zone(Optional<UUID> id, String name) {

    public static Zone named(String name) {
        return new Zone(Optional.empty(), name);
    }
}
