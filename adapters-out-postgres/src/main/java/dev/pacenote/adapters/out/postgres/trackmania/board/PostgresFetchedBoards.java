package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import io.micronaut.context.annotation.Bean;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Fetched boards in Postgres, shared by all instances. */
@Singleton
@Bean(typed = PostgresFetchedBoards.class)
public final class PostgresFetchedBoards implements FetchedBoards {

    private final FetchedBoardRows rows;

    PostgresFetchedBoards(FetchedBoardRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<MapUid, Board> find(Collection<MapUid> maps, Instant since) {
        var boards = new HashMap<MapUid, Board>();
        rows.find(MapUids.texts(maps), Rows.microseconds(since)).stream()
                .map(FetchedBoardRows.Row::read)
                .forEach(board -> boards.put(board.map(), board));
        return boards;
    }

    @Override
    public void put(Board board, Instant at) {
        rows.put(board.map().value(), BoardJson.write(board), Rows.microseconds(at));
    }

    @Override
    public void forgetBefore(Instant at) {
        rows.removeBefore(Rows.microseconds(at));
    }
}
