package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.domain.trackmania.board.MapListing;
import java.util.HashSet;

/** Learns names and kinds of guarded maps that no mapper's list has told us about. */
public final class DescribeMaps {

    private static final System.Logger LOG = System.getLogger(DescribeMaps.class.getName());

    private final WatchedMaps watched;
    private final MapCatalog catalog;
    private final MapExchange exchange;

    public DescribeMaps(WatchedMaps watched, MapCatalog catalog, MapExchange exchange) {
        this.watched = watched;
        this.catalog = catalog;
        this.exchange = exchange;
    }

    /** When the exchange is away the typed names serve on. */
    public void describeUnknown() {
        var unknown = new HashSet<>(watched.guarded());
        unknown.removeAll(catalog.describe(unknown).keySet());
        if (unknown.isEmpty()) {
            return;
        }
        try {
            catalog.note(exchange.byUids(unknown).stream().map(MapListing::map).toList());
        } catch (UpstreamException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} guarded maps keep their typed names: {1}",
                    unknown.size(),
                    e.getMessage());
        }
    }
}
