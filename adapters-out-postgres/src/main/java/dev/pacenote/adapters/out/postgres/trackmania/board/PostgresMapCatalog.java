package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Descriptions of maps in Postgres. */
@Singleton
public final class PostgresMapCatalog implements MapCatalog {

    private final MapRows rows;
    private final Transactions transactions;

    PostgresMapCatalog(MapRows rows, Transactions transactions) {
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public void note(Collection<ExchangeMap> maps) {
        if (maps.isEmpty()) {
            return;
        }
        // The same order for everybody: two lists at once wait for each other, never in a circle.
        // Each map once: one statement cannot change a row twice.
        var ordered = new TreeMap<MapUid, ExchangeMap>();
        maps.forEach(map -> ordered.put(map.uid(), map));
        transactions.inTransaction(
                () -> {
                    rows.put(ordered.values().stream().map(MapRows.Row::of).toList());
                    return true;
                });
    }

    @Override
    public Map<MapUid, ExchangeMap> describe(Collection<MapUid> maps) {
        var described = new HashMap<MapUid, ExchangeMap>();
        if (!maps.isEmpty()) {
            rows.find(MapUids.texts(maps)).stream()
                    .map(MapRows.Row::map)
                    .forEach(map -> described.put(map.uid(), map));
        }
        return described;
    }
}
