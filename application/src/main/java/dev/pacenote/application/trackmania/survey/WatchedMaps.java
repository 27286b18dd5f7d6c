package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.survey.WantedCoverage;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;

/**
 * Every map that is watched for anybody, those of the mappers and those that drivers guard, and
 * what is wanted of it.
 */
public final class WatchedMaps {

    private final MapperAlerts alerts;
    private final DriverNotifications notifications;
    private final Drivers drivers;
    private final IntSupplier manyMaps;

    /**
     * @param manyMaps the largest number of maps that is still checked accurately, asked each time
     */
    public WatchedMaps(
            MapperAlerts alerts,
            DriverNotifications notifications,
            Drivers drivers,
            IntSupplier manyMaps) {
        this.alerts = alerts;
        this.notifications = notifications;
        this.drivers = drivers;
        this.manyMaps = manyMaps;
    }

    /** Each map once, with everything that anybody wants of it. */
    public Map<MapUid, WantedCoverage> interests() {
        var interests = new HashMap<MapUid, WantedCoverage>();
        int threshold = manyMaps.getAsInt();
        var maps = alerts.watchedMaps();
        for (var alert : alerts.watching()) {
            var wanted = wanted(alert, threshold);
            for (var map : maps.getOrDefault(alert.id(), Set.of())) {
                interests.merge(map, wanted, WantedCoverage::and);
            }
        }
        var named = new HashMap<AccountId, Optional<DriverIdentity>>();
        for (var guarded : notifications.guarding()) {
            var driver =
                    named.computeIfAbsent(guarded.owner(), drivers::find)
                            .map(DriverIdentity::account)
                            .orElse(guarded.standing().account());
            interests.merge(
                    guarded.map(),
                    WantedCoverage.in(new WantedCoverage.Guard(driver, guarded.standing())),
                    WantedCoverage::and);
        }
        return interests;
    }

    /** How many maps are watched. */
    public int count() {
        var maps = guarded();
        alerts.watchedMaps().values().forEach(maps::addAll);
        return maps.size();
    }

    /** What an alert wants of each of its maps. */
    public WantedCoverage wanted(MapperAlert alert) {
        return wanted(alert, manyMaps.getAsInt());
    }

    /** Within how many days an alert tells what it is for. */
    public int promisedDays(MapperAlert alert) {
        return wanted(alert).depth().promisedDays();
    }

    private static WantedCoverage wanted(MapperAlert alert, int threshold) {
        return WantedCoverage.in(WantedCoverage.Depth.of(alert.filter(), alert.mode(threshold)));
    }

    /** The guarded maps. */
    public Set<MapUid> guarded() {
        return notifications.guarding().stream()
                .map(DriverNotification::map)
                .collect(Collectors.toCollection(HashSet::new));
    }
}
