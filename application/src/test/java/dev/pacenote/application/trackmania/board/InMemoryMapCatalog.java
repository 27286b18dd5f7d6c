package dev.pacenote.application.trackmania.board;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Descriptions of maps in memory. */
public final class InMemoryMapCatalog implements MapCatalog {

    private final Tables tables;

    public InMemoryMapCatalog(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void note(Collection<ExchangeMap> maps) {
        tables.with(
                state -> {
                    maps.forEach(map -> state.maps.put(map.uid(), map));
                    return true;
                });
    }

    @Override
    public Map<MapUid, ExchangeMap> describe(Collection<MapUid> maps) {
        return tables.with(
                state -> {
                    var described = new HashMap<MapUid, ExchangeMap>();
                    for (var uid : maps) {
                        var map = state.maps.get(uid);
                        if (map != null) {
                            described.put(uid, map);
                        }
                    }
                    return described;
                });
    }
}
