package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.lang.System.Logger.Level;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;

/** Names and types of maps for somebody who does not wait for them. */
public final class MapDescriptions {

    private static final System.Logger LOG = System.getLogger(MapDescriptions.class.getName());

    private final MapCatalog catalog;
    private final MapExchange exchange;
    private final Executor background;

    /**
     * @param background asks the exchange
     */
    public MapDescriptions(MapCatalog catalog, MapExchange exchange, Executor background) {
        this.catalog = catalog;
        this.exchange = exchange;
        this.background = background;
    }

    /** What is known of these maps now; one that is not known is missing. */
    public Map<MapUid, ExchangeMap> known(Collection<MapUid> maps) {
        return catalog.describe(maps);
    }

    /** Has the exchange asked for a map that is not known, in the background. */
    public void requestIfUnknown(MapUid map) {
        if (catalog.describe(List.of(map)).isEmpty()) {
            background.execute(() -> request(map));
        }
    }

    private void request(MapUid map) {
        try {
            catalog.note(exchange.byUids(List.of(map)).stream().map(MapListing::map).toList());
        } catch (UpstreamException e) {
            LOG.log(Level.INFO, "map {0} keeps its typed name for now", map);
        }
    }
}
