package dev.pacenote.adapters.out.postgres.trackmania.survey;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.trackmania.board.BoardJson;
import dev.pacenote.application.trackmania.board.KnownBoards;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/** Boards as surveys read them last, in Postgres. */
@Singleton
public final class PostgresKnownBoards implements KnownBoards {

    private final WatchRows rows;

    PostgresKnownBoards(WatchRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<Board> readSince(MapUid map, Instant since) {
        return rows.readSince(map.value(), Rows.microseconds(since))
                .map(json -> BoardJson.read(map, json));
    }
}
