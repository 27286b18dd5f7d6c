package dev.pacenote.application.trackmania;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.WantedCoverage;
import java.util.Map;
import java.util.Set;

/** Asks for the list of each alert's maps the way a run does, and stores none. */
public final class DryRunMapLists {

    /**
     * @param exchange answers once more what was asked
     * @param interests every map that a run would watch, with those that the lists add
     */
    record Asked(MapExchange exchange, Map<MapUid, WantedCoverage> interests) {}

    private final MapperAlerts alerts;
    private final Accounts accounts;
    private final WatchedMaps watched;
    private final MapExchange exchange;

    public DryRunMapLists(
            MapperAlerts alerts, Accounts accounts, WatchedMaps watched, MapExchange exchange) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.watched = watched;
        this.exchange = exchange;
    }

    Asked ask() {
        var lists = new RecordedMapExchange(exchange);
        var interests = watched.interests();
        for (var alert : alerts.watching()) {
            var wanted = watched.wanted(alert);
            accounts.find(alert.owner())
                    .map(owner -> lists.readMaps(alert, owner.username()))
                    .orElse(Set.of())
                    .forEach(map -> interests.merge(map, wanted, WantedCoverage::and));
        }
        return new Asked(lists, interests);
    }
}
