package dev.pacenote.application.trackmania.board;

import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Trackmania Exchange, where maps have pages and authors. Every method throws {@link
 * UpstreamException} when there is no usable answer, or only part of one.
 */
public interface MapExchange {

    /** Users whose name contains the text, exact match first, then those that start with it. */
    List<Author> search(String text);

    /** The user with exactly this name, whatever the letter case. */
    Optional<Author> author(String name);

    /** All maps of an author, each once. */
    List<MapListing> mapsBy(AuthorId author);

    /** All maps that name exactly this author or uploader, for an author that is no user there. */
    List<MapListing> mapsByName(String name);

    /** The maps with these uids that are listed there, in no particular order. */
    List<MapListing> byUids(Collection<MapUid> maps);

    /**
     * What a full-text search for a map's name finds.
     *
     * @param more whether there is more than was asked for
     */
    record Found(List<MapListing> maps, boolean more) {
        public Found {
            maps = List.copyOf(maps);
        }
    }

    /**
     * Maps whose name contains the text, in the exchange's own order.
     *
     * @param limit most rows, up to 1,000
     */
    Found findMaps(String text, int limit);
}
