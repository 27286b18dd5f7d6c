package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.survey.Absence;
import dev.pacenote.domain.trackmania.survey.ChangeFrequency;
import dev.pacenote.domain.trackmania.survey.Knowledge;
import dev.pacenote.domain.trackmania.survey.KnownRecords;
import dev.pacenote.domain.trackmania.survey.MapWatch;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Watches in memory. */
public final class InMemoryMapWatches implements MapWatches {

    private final Tables tables;

    public InMemoryMapWatches(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<MapUid, MapWatch> load(Collection<MapUid> maps) {
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
                                                        new KnownRecords.Sighting(
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
    public void learn(Collection<Lesson> lessons, Instant at, UUID pass) {
        tables.with(
                state -> {
                    for (var lesson : lessons) {
                        state.boards.put(lesson.board().map(), lesson.board());
                        state.learnedAt.put(lesson.board().map(), at);
                        state.lookedAt.put(lesson.board().map(), at);
                        state.boardPass.put(lesson.board().map(), pass);
                        state.readPass.put(lesson.board().map(), pass);
                        if (!lesson.board().isEmpty()) {
                            state.absences.remove(lesson.board().map());
                        }
                        state.restless.put(
                                lesson.board().map(),
                                restless(state, lesson.board().map()).after(lesson.moved()));
                        for (var event : lesson.events()) {
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
    public Map<MapUid, Knowledge> known(Collection<MapUid> maps) {
        return tables.with(
                state -> {
                    var known = new HashMap<MapUid, Knowledge>();
                    for (var map : maps) {
                        var described = state.maps.get(map);
                        var type = described == null ? MapType.RACE : described.type();
                        known.put(
                                map,
                                new Knowledge(
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
    public Optional<Board> readSince(MapUid map, Instant since) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.boards.get(map))
                                .filter(
                                        _ ->
                                                !state.learnedAt
                                                        .getOrDefault(map, Instant.EPOCH)
                                                        .isBefore(since)));
    }

    @Override
    public Map<MapUid, Board> boards(Collection<MapUid> maps, UUID pass) {
        return tables.with(
                state -> {
                    var boards = new HashMap<MapUid, Board>();
                    for (var map : maps) {
                        var board = state.boards.get(map);
                        if (board != null && pass.equals(state.readPass.get(map))) {
                            boards.put(map, board);
                        }
                    }
                    return boards;
                });
    }

    @Override
    public Map<MapUid, Glance> glance(Collection<MapUid> maps) {
        return tables.with(
                state -> {
                    var glances = new HashMap<MapUid, Glance>();
                    for (var map : maps) {
                        var board = state.boards.get(map);
                        var lookedAt = state.lookedAt.get(map);
                        if (board != null && lookedAt != null) {
                            glances.put(
                                    map,
                                    new Glance(
                                            lookedAt,
                                            lastRecord(state, map),
                                            board.entries().stream().findFirst(),
                                            leads(state, map).size()));
                        }
                    }
                    return glances;
                });
    }

    private static Optional<Instant> lastRecord(Tables.State state, MapUid map) {
        return state.events.values().stream()
                .map(RecordEvent.Numbered::event)
                .filter(event -> event.key().map().equals(map) && !event.base())
                .map(RecordEvent::since)
                .max(Comparator.naturalOrder());
    }

    @Override
    public List<RecordEvent> leads(MapUid map) {
        return tables.with(state -> leads(state, map));
    }

    @Override
    public Map<MapUid, List<RecordEvent.Numbered>> leads(Collection<MapUid> maps) {
        return tables.with(
                state ->
                        state.events.values().stream()
                                .filter(numbered -> numbered.event().position() == 1)
                                .filter(numbered -> maps.contains(numbered.event().key().map()))
                                .collect(
                                        Collectors.groupingBy(
                                                numbered -> numbered.event().key().map())));
    }

    private static List<RecordEvent> leads(Tables.State state, MapUid map) {
        return state.events.values().stream()
                .map(RecordEvent.Numbered::event)
                .filter(event -> event.key().map().equals(map) && event.position() == 1)
                .sorted(Comparator.comparing(RecordEvent::since))
                .toList();
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

    @Override
    public long lastEvent() {
        return tables.with(state -> state.lastEvent);
    }
}
