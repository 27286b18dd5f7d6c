package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/**
 * Brings the maps that an alert covers up to date with what Trackmania Exchange lists. The author
 * is looked up by name until found, and asked for by number from then on.
 */
public final class SynchronizeMaps {

    private final AlertChanges alerts;
    private final MapCatalog catalog;
    private final MapExchange exchange;

    public SynchronizeMaps(AlertChanges alerts, MapCatalog catalog, MapExchange exchange) {
        this.alerts = alerts;
        this.catalog = catalog;
        this.exchange = exchange;
    }

    /** Lists that one run shares. */
    public MapLists lists() {
        return new MapLists(catalog, exchange);
    }

    /**
     * @throws UpstreamException when the list could not be read whole; the last known one stays
     */
    public void synchronize(MapperAlert alert, Username owner) {
        synchronize(alert, owner, lists(), Optional.empty());
    }

    /** The maps of these alerts as they are known, of an alert that is gone none. */
    public Map<AlertId, CoveredMaps> known(Collection<MapperAlert> alerts) {
        return this.alerts.maps(alerts);
    }

    /**
     * @param known the alert's maps as they were read a moment ago: as long as the list says the
     *     same, nothing is locked and nothing saved
     */
    public void synchronize(
            MapperAlert alert, Username owner, MapLists lists, Optional<CoveredMaps> known) {
        var listed = lists.of(alert, owner);
        if (known.filter(maps -> isUpToDate(alert, maps, listed)).isPresent()) {
            return;
        }
        alerts.withLock(
                alert.owner(),
                locked ->
                        // Another alert of this owner, made meanwhile, gets its own list.
                        locked.alert().id().equals(alert.id()) && cover(locked, listed));
    }

    private static boolean isUpToDate(MapperAlert alert, CoveredMaps maps, MapLists.Listed listed) {
        return maps.replaceWith(listed.maps(), alert.watermark()).equals(maps)
                && alert.cover(listed.author(), maps).equals(alert);
    }

    private boolean cover(AlertChanges.LockedAlert locked, MapLists.Listed listed) {
        var maps =
                alerts.save(
                        locked,
                        locked.maps().replaceWith(listed.maps(), locked.alert().watermark()));
        alerts.save(locked, locked.alert().cover(listed.author(), maps), locked.maps());
        return true;
    }
}
