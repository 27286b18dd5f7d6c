package dev.pacenote.application.trackmania;

import dev.pacenote.domain.trackmania.MapUid;
import java.util.HashSet;
import java.util.Set;

/** Every map that is watched for anybody: those of the mappers and those that drivers guard. */
public final class WatchedMaps {

    private final MapperAlerts alerts;
    private final DriverNotifications notifications;

    public WatchedMaps(MapperAlerts alerts, DriverNotifications notifications) {
        this.alerts = alerts;
        this.notifications = notifications;
    }

    /** Each map once. */
    public Set<MapUid> all() {
        var maps = new HashSet<>(alerts.watchedMaps());
        maps.addAll(notifications.guardedMaps());
        return maps;
    }

    /** The guarded maps among them. */
    public Set<MapUid> guarded() {
        return notifications.guardedMaps();
    }
}
