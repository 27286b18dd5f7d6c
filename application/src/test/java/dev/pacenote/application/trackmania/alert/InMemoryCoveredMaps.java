package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.CoveredMaps.CoveredMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Absence;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The maps of alerts in memory. */
public final class InMemoryCoveredMaps implements CoveredMapsStore {

    private final Tables tables;

    public InMemoryCoveredMaps(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<CoveredMaps> find(AlertId id) {
        return tables.with(state -> find(state, id));
    }

    @Override
    public Map<AlertId, CoveredMaps> findAll(Collection<AlertId> ids) {
        return tables.with(
                state -> {
                    var found = new HashMap<AlertId, CoveredMaps>();
                    ids.forEach(id -> find(state, id).ifPresent(maps -> found.put(id, maps)));
                    return found;
                });
    }

    static Optional<CoveredMaps> find(Tables.State state, AlertId id) {
        return Optional.ofNullable(state.covered.get(id)).map(maps -> asSurveyed(state, maps));
    }

    private static CoveredMaps asSurveyed(Tables.State state, CoveredMaps stored) {
        var maps = new HashMap<MapUid, CoveredMap>();
        stored.maps()
                .forEach(
                        (uid, map) ->
                                maps.put(
                                        uid,
                                        new CoveredMap(
                                                map.place(),
                                                map.muted(),
                                                state.absences
                                                        .getOrDefault(uid, Absence.NONE)
                                                        .goneAt(),
                                                Optional.ofNullable(state.boardPass.get(uid)))));
        return new CoveredMaps(stored.alert(), maps, stored.version());
    }

    @Override
    public SaveResult<CoveredMaps> save(CoveredMaps maps) {
        return tables.with(
                state -> {
                    var stored = state.covered.get(maps.alert());
                    if (stored == null || stored.version() != maps.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = new CoveredMaps(maps.alert(), maps.maps(), maps.version() + 1);
                    state.covered.put(saved.alert(), saved);
                    return new SaveResult.Saved<>(asSurveyed(state, saved));
                });
    }
}
