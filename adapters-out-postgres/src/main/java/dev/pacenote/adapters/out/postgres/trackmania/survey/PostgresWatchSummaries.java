package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.trackmania.board.MapUids;
import dev.pacenote.application.trackmania.survey.WatchSummaries;
import dev.pacenote.application.trackmania.survey.WatchSummary;
import dev.pacenote.domain.trackmania.board.MapUid;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/** Summaries of watched maps in Postgres. */
@Singleton
public final class PostgresWatchSummaries implements WatchSummaries {

    private final WatchRows rows;

    PostgresWatchSummaries(WatchRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<MapUid, WatchSummary> of(Collection<MapUid> maps) {
        return rows.summaries(MapUids.texts(maps)).stream()
                .collect(
                        Collectors.toMap(
                                row -> new MapUid(row.mapUid()), WatchRows.Summary::summary));
    }
}
