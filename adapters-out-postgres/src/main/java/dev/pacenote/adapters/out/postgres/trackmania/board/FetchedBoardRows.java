package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.MapUid;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table {@code fetched_boards}. */
@PostgresRepository
interface FetchedBoardRows extends GenericRepository<FetchedBoardRows.Row, String> {

    /**
     * @param board as {@link BoardJson} writes it
     */
    @MappedEntity("fetched_boards")
    record Row(@Id String mapUid, String board) {

        Board read() {
            return BoardJson.read(new MapUid(mapUid), board);
        }
    }

    @Query(
            """
            select map_uid, board from fetched_boards
            where map_uid = any(:maps) and fetched_at >= :since
            """)
    List<Row> find(@TypeDef(type = DataType.STRING_ARRAY) String[] maps, Instant since);

    @Query(
            """
            insert into fetched_boards (map_uid, board, fetched_at)
            values (:map, :board::jsonb, :at)
            on conflict (map_uid) do update
            set board = excluded.board, fetched_at = excluded.fetched_at
            """)
    void put(String map, String board, Instant at);

    @Query("delete from fetched_boards where fetched_at < :at")
    void removeBefore(Instant at);
}
