package dev.pacenote.adapters.out.memory;

import dev.pacenote.application.trackmania.Watches;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.KnownRecords;
import dev.pacenote.domain.trackmania.MapType;
import dev.pacenote.domain.trackmania.MapUid;
import dev.pacenote.domain.trackmania.RecordEvent;
import dev.pacenote.domain.trackmania.Watch;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Watches in memory. */
public final class InMemoryWatches implements Watches {

    private final Tables tables;

    public InMemoryWatches(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<MapUid, Watch> load(Collection<MapUid> maps) {
        return tables.with(
                state -> {
                    var watches = new HashMap<MapUid, Watch>();
                    for (var uid : maps) {
                        var known =
                                state.events.values().stream()
                                        .map(RecordEvent.Numbered::event)
                                        .filter(e -> e.key().map().equals(uid))
                                        .map(e -> new KnownRecords.Sighting(e.key(), e.drivenAt()))
                                        .toList();
                        var described = state.maps.get(uid);
                        watches.put(
                                uid,
                                new Watch(
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
                        state.boardPass.put(lesson.board().map(), pass);
                        for (var event : lesson.events()) {
                            if (!state.events.containsKey(event.key())) {
                                state.events.put(
                                        event.key(),
                                        new RecordEvent.Numbered(++state.lastEvent, event));
                            }
                        }
                    }
                    return true;
                });
    }

    @Override
    public Map<MapUid, Board> boards(Collection<MapUid> maps, UUID pass) {
        return tables.with(
                state -> {
                    var boards = new HashMap<MapUid, Board>();
                    for (var map : maps) {
                        var board = state.boards.get(map);
                        if (board != null && pass.equals(state.boardPass.get(map))) {
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
                        var learnedAt = state.learnedAt.get(map);
                        if (board != null && learnedAt != null) {
                            glances.put(
                                    map,
                                    new Glance(
                                            learnedAt,
                                            lastRecord(state, map),
                                            board.entries().stream().findFirst()));
                        }
                    }
                    return glances;
                });
    }

    private static Optional<Instant> lastRecord(Tables.State state, MapUid map) {
        return state.events.values().stream()
                .map(RecordEvent.Numbered::event)
                .filter(event -> event.key().map().equals(map) && !event.base())
                .map(event -> event.drivenAt().orElse(event.foundAt()))
                .max(Comparator.naturalOrder());
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
    public long lastEvent() {
        return tables.with(state -> state.lastEvent);
    }
}
