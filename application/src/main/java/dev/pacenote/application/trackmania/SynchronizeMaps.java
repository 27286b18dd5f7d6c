package dev.pacenote.application.trackmania;

import dev.pacenote.domain.identity.Username;
import dev.pacenote.domain.trackmania.MapperAlert;

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

    /** Lists that one run shares. */
    MapLists lists() {
        return new MapLists(catalog, exchange);
    }

    /**
     * @throws UpstreamException when the list could not be read whole; the last known one stays
     */
    public void synchronize(MapperAlert alert, Username owner) {
        synchronize(alert, owner, lists());
    }

    void synchronize(MapperAlert alert, Username owner, MapLists lists) {
        var listed = lists.of(alert, owner);
        alerts.cover(alert.id(), listed.author(), listed.maps());
    }
}
