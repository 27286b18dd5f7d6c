package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Descriptions of maps in Postgres. */
@Singleton
public final class PostgresMapCatalog implements MapCatalog {

    private final PostgresStore store;

    public PostgresMapCatalog(PostgresStore store) {
        this.store = store;
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
        store.together(
                handle -> {
                    var batch =
                            handle.prepareBatch(
                                    """
                                    insert into maps (uid, exchange_id, name, type)
                                    values (:uid, :exchange, :name, :type)
                                    on conflict (uid) do update
                                    set exchange_id = excluded.exchange_id, name = excluded.name,
                                        type = excluded.type
                                    where (maps.exchange_id, maps.name, maps.type)
                                        is distinct from (excluded.exchange_id, excluded.name, excluded.type)
                                    """);
                    for (var map : ordered.values()) {
                        batch.bind("uid", map.uid().value())
                                .bind("exchange", map.exchangeId())
                                .bind("name", map.name().raw())
                                .bind("type", map.type().name())
                                .add();
                    }
                    return batch.execute().length;
                });
    }

    @Override
    public Map<MapUid, ExchangeMap> describe(Collection<MapUid> maps) {
        var described = new HashMap<MapUid, ExchangeMap>();
        if (maps.isEmpty()) {
            return described;
        }
        store.with(
                        handle ->
                                handle.createQuery("select * from maps where uid = any(:uids)")
                                        .bind(
                                                "uids",
                                                maps.stream()
                                                        .map(MapUid::value)
                                                        .distinct()
                                                        .toArray(String[]::new))
                                        .map((rs, _) -> map(rs))
                                        .list())
                .forEach(map -> described.put(map.uid(), map));
        return described;
    }

    private static ExchangeMap map(ResultSet rs) throws SQLException {
        return new ExchangeMap(
                new MapUid(rs.getString("uid")),
                rs.getLong("exchange_id"),
                new MapName(rs.getString("name")),
                MapType.valueOf(rs.getString("type")));
    }
}
