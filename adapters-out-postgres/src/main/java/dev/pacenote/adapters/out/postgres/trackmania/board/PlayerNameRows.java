package dev.pacenote.adapters.out.postgres.trackmania.board;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The table {@code player_names}. */
@PostgresRepository
interface PlayerNameRows extends GenericRepository<PlayerNameRows.Row, UUID> {

    @MappedEntity("player_names")
    record Row(@Id UUID accountId, String name, Instant notedAt) {}

    /**
     * @param ids UUIDs as texts: there is no type for arrays of them
     */
    @Query("select * from player_names where account_id = any(:ids::uuid[]) and noted_at >= :since")
    List<Row> find(@TypeDef(type = DataType.STRING_ARRAY) String[] ids, Instant since);

    /** One batch. */
    @Query(
            """
            insert into player_names (account_id, name, noted_at)
            values (:accountId, :name, :notedAt)
            on conflict (account_id)
            do update set name = excluded.name, noted_at = excluded.noted_at
            """)
    void put(Collection<Row> rows);
}
