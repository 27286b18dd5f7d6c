package dev.pacenote.application.trackmania.survey;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Record events in memory. */
public final class InMemoryRecordEvents implements RecordEvents {

    private final Tables tables;

    public InMemoryRecordEvents(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<RecordEvent> leads(MapUid map) {
        return tables.with(
                state ->
                        leads(state)
                                .map(RecordEvent.Numbered::event)
                                .filter(event -> event.key().map().equals(map))
                                .sorted(Comparator.comparing(RecordEvent::since))
                                .toList());
    }

    @Override
    public Map<MapUid, List<RecordEvent.Numbered>> leads(Collection<MapUid> maps) {
        return tables.with(
                state ->
                        leads(state)
                                .filter(numbered -> maps.contains(numbered.event().key().map()))
                                .collect(
                                        Collectors.groupingBy(
                                                numbered -> numbered.event().key().map())));
    }

    private static Stream<RecordEvent.Numbered> leads(Tables.State state) {
        return state.events.values().stream().filter(numbered -> numbered.event().position() == 1);
    }

    @Override
    public long lastNumber() {
        return tables.with(state -> state.lastEvent);
    }
}
