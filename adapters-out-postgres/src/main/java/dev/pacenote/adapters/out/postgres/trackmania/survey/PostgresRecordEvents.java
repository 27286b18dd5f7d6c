package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.trackmania.board.MapUids;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Record events in Postgres. */
@Singleton
public final class PostgresRecordEvents implements RecordEvents {

    private final RecordEventRows rows;

    PostgresRecordEvents(RecordEventRows rows) {
        this.rows = rows;
    }

    @Override
    public List<RecordEvent> leads(MapUid map) {
        return rows.leads(map.value()).stream().map(row -> row.numbered().event()).toList();
    }

    @Override
    public Map<MapUid, List<RecordEvent.Numbered>> leads(Collection<MapUid> maps) {
        return maps.isEmpty()
                ? Map.of()
                : rows.leads(MapUids.texts(maps)).stream()
                        .map(RecordEventRow::numbered)
                        .collect(Collectors.groupingBy(lead -> lead.event().key().map()));
    }

    @Override
    public long lastNumber() {
        return rows.lastNumber();
    }
}
