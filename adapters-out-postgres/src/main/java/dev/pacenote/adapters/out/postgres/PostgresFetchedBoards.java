package dev.pacenote.adapters.out.postgres;

import dev.pacenote.application.trackmania.FetchedBoards;
import dev.pacenote.domain.trackmania.Board;
import dev.pacenote.domain.trackmania.MapUid;
import java.time.Instant;
import java.util.Optional;

/** Fetched boards in Postgres, shared by all instances. */
public final class PostgresFetchedBoards implements FetchedBoards {

    private final PostgresStore store;

    public PostgresFetchedBoards(PostgresStore store) {
        this.store = store;
    }

    @Override
    public Optional<Board> find(MapUid map, Instant since) {
        return store.with(
                handle ->
                        handle.createQuery(
                                        """
                                        select board from fetched_boards
                                        where map_uid = :map and fetched_at >= :since
                                        """)
                                .bind("map", map.value())
                                .bind("since", Rows.bind(since))
                                .map((rs, _) -> BoardJson.read(map, rs.getString("board")))
                                .findOne());
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
