package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Summaries of watched maps in memory. */
public final class InMemoryWatchSummaries implements WatchSummaries {

    private final Tables tables;

    public InMemoryWatchSummaries(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Map<MapUid, WatchSummary> of(Collection<MapUid> maps) {
        return tables.with(
                state -> {
                    var summaries = new HashMap<MapUid, WatchSummary>();
                    for (var map : maps) {
                        var board = state.boards.get(map);
                        var lookedAt = state.lookedAt.get(map);
                        if (board != null && lookedAt != null) {
                            summaries.put(
                                    map,
                                    new WatchSummary(
                                            lookedAt,
                                            events(state, map)
                                                    .filter(event -> !event.base())
                                                    .map(RecordEvent::since)
                                                    .max(Comparator.naturalOrder()),
                                            board.entries().stream().findFirst(),
                                            (int)
                                                    events(state, map)
                                                            .filter(e -> e.position() == 1)
                                                            .count()));
                        }
                    }
                    return summaries;
                });
    }

    private static Stream<RecordEvent> events(Tables.State state, MapUid map) {
        return state.events.values().stream()
                .map(RecordEvent.Numbered::event)
                .filter(event -> event.key().map().equals(map));
    }
}
