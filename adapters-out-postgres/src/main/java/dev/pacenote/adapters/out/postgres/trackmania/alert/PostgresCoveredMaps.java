package dev.pacenote.adapters.out.postgres.trackmania.alert;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.CoveredMap;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.Place;
import dev.pacenote.domain.trackmania.board.MapUid;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The maps of alerts in Postgres. Loops over maps happen in the database, never one by one. */
@Singleton
public final class PostgresCoveredMaps implements CoveredMapsStore {

    private final CoveredMapRows rows;
    private final Transactions transactions;

    PostgresCoveredMaps(CoveredMapRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Optional<CoveredMaps> find(AlertId id) {
        return Optional.ofNullable(findAll(List.of(id)).get(id));
    }

    @Override
    public Map<AlertId, CoveredMaps> findAll(Collection<AlertId> ids) {
        var byAlert =
                rows.find(ids.stream().map(AlertId::value).toArray(Long[]::new)).stream()
                        .collect(Collectors.groupingBy(row -> new AlertId(row.alertId())));
        var found = new HashMap<AlertId, CoveredMaps>();
        byAlert.forEach((id, maps) -> found.put(id, maps(id, maps)));
        return found;
    }

    private static CoveredMaps maps(AlertId id, List<CoveredMapRows.Row> rows) {
        var maps = new HashMap<MapUid, CoveredMap>();
        for (var row : rows) {
            Optional.ofNullable(row.mapUid())
                    .ifPresent(uid -> maps.put(new MapUid(uid), row.map()));
        }
        return new CoveredMaps(id, maps, rows.getFirst().mapsVersion());
    }

    @Override
    public SaveResult<CoveredMaps> save(CoveredMaps maps) {
        int count = maps.maps().size();
        var uids = new String[count];
        var present = new Boolean[count];
        var considered = new Boolean[count];
        var from = new Long[count];
        var muted = new Boolean[count];
        int i = 0;
        for (var entry : maps.maps().entrySet()) {
            var place = entry.getValue().place();
            uids[i] = entry.getKey().value();
            present[i] = !(place instanceof Place.Left);
            considered[i] = place instanceof Place.Followed;
            from[i] =
                    switch (place) {
                        case Place.Joined(var number) -> number;
                        case Place.Followed _ -> 0L;
                        case Place.Left(var number) -> number;
                    };
            muted[i] = entry.getValue().muted();
            i++;
        }
        var id = maps.alert().value();
        return transactions.inTransaction(
                () ->
                        rows.save(id, maps.version(), uids, present, considered, from, muted)
                                        .isEmpty()
                                ? new SaveResult.Conflict<>()
                                : find(maps.alert())
                                        .<SaveResult<CoveredMaps>>map(SaveResult.Saved::new)
                                        .orElseGet(SaveResult.Conflict::new));
    }
}
