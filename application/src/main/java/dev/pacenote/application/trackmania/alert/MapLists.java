package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.Author;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The lists of maps that a run needs: each author's is asked for and noted once, however many
 * people follow it, and one that could not be had is not asked for again.
 */
public final class MapLists {

    /** An author's maps; the author is empty when the exchange has no such user. */
    record Listed(Optional<AuthorId> author, List<MapUid> maps) {}

    private sealed interface Answer {
        record Given(Listed listed) implements Answer {}

        record Failed(UpstreamException why) implements Answer {}
    }

    private final MapCatalog catalog;
    private final MapExchange exchange;
    private final Map<String, Answer> answers = new HashMap<>();

    MapLists(MapCatalog catalog, MapExchange exchange) {
        this.catalog = catalog;
        this.exchange = exchange;
    }

    /**
     * @throws UpstreamException when the list could not be read whole
     */
    Listed of(MapperAlert alert, Username owner) {
        var key = alert.author().map(AuthorId::toString).orElseGet(() -> "name " + owner);
        return switch (answers.computeIfAbsent(key, _ -> ask(alert.author(), owner))) {
            case Answer.Given(var listed) -> listed;
            case Answer.Failed(var why) -> throw why;
        };
    }

    private Answer ask(Optional<AuthorId> known, Username owner) {
        try {
            var author = known.or(() -> exchange.author(owner.value()).map(Author::id));
            var maps =
                    author.isPresent()
                            ? exchange.mapsBy(author.get())
                            : exchange.mapsByName(owner.value());
            catalog.note(maps.stream().map(MapListing::map).toList());
            return new Answer.Given(
                    new Listed(author, maps.stream().map(listing -> listing.map().uid()).toList()));
        } catch (UpstreamException e) {
            return new Answer.Failed(e);
        }
    }
}
