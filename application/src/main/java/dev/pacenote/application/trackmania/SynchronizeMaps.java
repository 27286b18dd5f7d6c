package dev.pacenote.application.trackmania;

import dev.pacenote.domain.identity.Username;
import dev.pacenote.domain.trackmania.AuthorId;
import dev.pacenote.domain.trackmania.ExchangeMap;
import dev.pacenote.domain.trackmania.MapListing;
import dev.pacenote.domain.trackmania.MapperAlert;
import java.util.Optional;

/**
 * Brings the maps that an alert covers up to date with what Trackmania Exchange lists. The author
 * is looked up by name until found, and asked for by number from then on.
 */
public final class SynchronizeMaps {

    private final MapperAlerts alerts;
    private final MapCatalog catalog;
    private final MapExchange exchange;

    public SynchronizeMaps(MapperAlerts alerts, MapCatalog catalog, MapExchange exchange) {
        this.alerts = alerts;
        this.catalog = catalog;
        this.exchange = exchange;
    }

    /**
     * @return the number of maps covered now
     * @throws UpstreamException when the list could not be read whole; the last known one stays
     */
    public int synchronize(MapperAlert alert, Username owner) {
        Optional<AuthorId> author = alert.author();
        if (author.isEmpty()) {
            author = exchange.author(owner.value()).map(found -> found.id());
        }
        var maps =
                author.isPresent()
                        ? exchange.mapsBy(author.get())
                        : exchange.mapsByName(owner.value());
        var covered = maps.stream().map(MapListing::map).toList();
        catalog.note(covered);
        alerts.cover(alert.id(), author, covered.stream().map(ExchangeMap::uid).toList());
        return maps.size();
    }
}
