package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Fetched boards in Postgres, shared by all instances. */
public final class PostgresFetchedBoards implements FetchedBoards {

    private final PostgresStore store;

    public PostgresFetchedBoards(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Map<MapUid, Board> find(Collection<MapUid> maps, Instant since) {
        var boards = new HashMap<MapUid, Board>();
        store.with(
                        handle ->
                                handle.createQuery(
                                                """
                                                select map_uid, board from fetched_boards
                                                where map_uid = any(:maps) and fetched_at >= :since
                                                """)
                                        .bind("maps", Rows.texts(maps))
                                        .bind("since", Rows.bind(since))
                                        .map((rs, _) -> Rows.board(rs))
                                        .list())
                .forEach(board -> boards.put(board.map(), board));
        return boards;
    }

    @Override
    public void put(Board board, Instant at) {
        store.with(
                handle ->
                        handle.createUpdate(
                                        """
                                        insert into fetched_boards (map_uid, board, fetched_at)
                                        values (:map, :board::jsonb, :at)
                                        on conflict (map_uid) do update
                                        set board = excluded.board, fetched_at = excluded.fetched_at
                                        """)
                                .bind("map", board.map().value())
                                .bind("board", BoardJson.write(board))
                                .bind("at", Rows.bind(at))
                                .execute());
    }

    @Override
    public void forgetBefore(Instant at) {
        store.with(
                handle ->
                        handle.createUpdate("delete from fetched_boards where fetched_at < :at")
                                .bind("at", Rows.bind(at))
                                .execute());
    }
}
