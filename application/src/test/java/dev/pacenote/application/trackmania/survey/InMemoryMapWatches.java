package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.ChangeFrequency;
import dev.pacenote.domain.trackmania.survey.KnownMap;
import dev.pacenote.domain.trackmania.survey.KnownRecords;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Watches in memory. */
public final class InMemoryMapWatches implements MapWatches {

    private final Tables tables;

    public InMemoryMapWatches(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<MapUid, MapWatch> findAll(Collection<MapUid> maps) {
        return tables.with(
                state -> {
                    var watches = new HashMap<MapUid, MapWatch>();
                    for (var uid : maps) {
                        var known =
                                state.events.values().stream()
                                        .map(RecordEvent.Numbered::event)
                                        .filter(e -> e.key().map().equals(uid))
                                        .map(
                                                e ->
                                                        new KnownRecords.ObservedRecord(
                                                                e.key(),
                                                                e.drivenAt(),
                                                                e.position()))
                                        .toList();
                        var described = state.maps.get(uid);
                        watches.put(
                                uid,
                                new MapWatch(
                                        uid,
                                        described == null ? MapType.RACE : described.type(),
                                        Optional.ofNullable(state.boards.get(uid)),
                                        KnownRecords.of(known)));
                    }
                    return watches;
                });
    }

    @Override
    public void saveSurvey(Collection<SurveyedBoard> boards, Instant at, UUID pass) {
        tables.with(
                state -> {
                    for (var surveyed : boards) {
                        state.boards.put(surveyed.board().map(), surveyed.board());
                        state.learnedAt.put(surveyed.board().map(), at);
                        state.lookedAt.put(surveyed.board().map(), at);
                        state.boardPass.put(surveyed.board().map(), pass);
                        state.readPass.put(surveyed.board().map(), pass);
                        if (!surveyed.board().isEmpty()) {
                            state.absences.remove(surveyed.board().map());
                        }
                        state.restless.put(
                                surveyed.board().map(),
                                restless(state, surveyed.board().map()).after(surveyed.moved()));
                        for (var event : surveyed.events()) {
                            var known = state.events.get(event.key());
                            if (known == null || isUncovered(known.event(), event)) {
                                state.events.put(
                                        event.key(),
                                        new RecordEvent.Numbered(
                                                ++state.lastEvent,
                                                known == null ? event : known.event().leading()));
                            }
                        }
                    }
                    return true;
                });
    }

    private static boolean isUncovered(RecordEvent known, RecordEvent event) {
        return known.position() > 1 && event.position() == 1 && !known.base();
    }

    private static ChangeFrequency restless(Tables.State state, MapUid map) {
        return state.restless.getOrDefault(map, ChangeFrequency.CALM);
    }

    @Override
    public Map<MapUid, KnownMap> known(Collection<MapUid> maps) {
        return tables.with(
                state -> {
                    var known = new HashMap<MapUid, KnownMap>();
                    for (var map : maps) {
                        var described = state.maps.get(map);
                        var type = described == null ? MapType.RACE : described.type();
                        known.put(
                                map,
                                new KnownMap(
                                        map,
                                        type,
                                        Optional.ofNullable(state.boards.get(map)),
                                        state.learnedAt.getOrDefault(map, Instant.EPOCH),
                                        restless(state, map)));
                    }
                    return known;
                });
    }

    @Override
    public void confirm(Collection<MapUid> maps, Instant at, UUID pass) {
        tables.with(
                state -> {
                    for (var map : maps) {
                        if (state.boards.containsKey(map)) {
                            state.boardPass.put(map, pass);
                            state.lookedAt.put(map, at);
                            state.absences.remove(map);
                            state.restless.put(map, restless(state, map).after(false));
                        }
                    }
                    return true;
                });
    }

    @Override
    public Map<MapUid, Absence> absences(Collection<MapUid> maps) {
        return tables.with(
                state ->
                        state.absences.entrySet().stream()
                                .filter(map -> maps.contains(map.getKey()))
                                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public void save(Map<MapUid, Absence> absences) {
        tables.with(
                state -> {
                    absences.forEach(
                            (map, absence) -> {
                                if (absence.equals(Absence.NONE)) {
                                    state.absences.remove(map);
                                } else if (state.boards.containsKey(map)) {
                                    state.absences.put(map, absence);
                                }
                            });
                    return true;
                });
    }

    @Override
    public Map<MapUid, PassResult> resultsOf(UUID pass, Collection<MapUid> maps) {
        return tables.with(
                state ->
                        maps.stream()
                                .distinct()
                                .filter(state.boards::containsKey)
                                .collect(
                                        Collectors.toMap(
                                                Function.identity(),
                                                map -> result(state, pass, map))));
    }

    private static PassResult result(Tables.State state, UUID pass, MapUid map) {
        return new PassResult(
                Optional.ofNullable(state.boards.get(map))
                        .filter(_ -> pass.equals(state.readPass.get(map))),
                pass.equals(state.boardPass.get(map)),
                state.absences.getOrDefault(map, Absence.NONE));
    }

    @Override
    public Set<MapUid> lookedAt(UUID pass) {
        return tables.with(
                state ->
                        state.boardPass.entrySet().stream()
                                .filter(map -> map.getValue().equals(pass))
                                .map(Map.Entry::getKey)
                                .collect(Collectors.toSet()));
    }

    @Override
    public Set<MapUid> lookedAt(Collection<MapUid> maps, UUID pass) {
        return tables.with(
                state ->
                        maps.stream()
                                .filter(map -> pass.equals(state.boardPass.get(map)))
                                .collect(Collectors.toSet()));
    }
}
