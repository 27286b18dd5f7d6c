package dev.pacenote.application.trackmania;

import dev.pacenote.domain.trackmania.Author;
import dev.pacenote.domain.trackmania.AuthorId;
import dev.pacenote.domain.trackmania.ExchangeMap;
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
    List<ExchangeMap> mapsBy(AuthorId author);

    /** All maps that name exactly this author or uploader, for an author that is no user there. */
    List<ExchangeMap> mapsByName(String name);
}
