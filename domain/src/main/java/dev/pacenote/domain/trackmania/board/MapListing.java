package dev.pacenote.domain.trackmania.board;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A map with what its page on Trackmania Exchange shows.
 *
 * @param authors names, the uploader's first
 * @param activeAt when something happened there last
 */
public record MapListing(
        ExchangeMap map,
        List<String> authors,
        Optional<Medals> medals,
        Optional<Instant> uploadedAt,
        Optional<Instant> activeAt,
        int downloads) {

    /** Medal scores: milliseconds, on other kinds of maps what they count. */
    public record Medals(int author, int gold, int silver, int bronze) {}

    public MapListing {
        authors = List.copyOf(authors);
    }
}
