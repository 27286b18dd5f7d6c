package dev.pacenote.adapters.out.postgres.messages.directory;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code blocks}. */
@PostgresRepository
interface BlockRows extends GenericRepository<BlockRows.Row, Long> {

    @MappedEntity("blocks")
    record Row(@Id long userId, long blockedId, Instant createdAt) {}

    @Query(
            """
            select * from blocks where user_id = :owner
            order by created_at desc, blocked_id desc
            """)
    List<Row> of(long owner);

    /** Those of the pairs of whom the first one blocks the other; the arrays are equally long. */
    @Query(
            """
            select b.* from unnest(:owners::bigint[], :others::bigint[]) as asked (owner, other)
            join blocks b on b.user_id = asked.owner and b.blocked_id = asked.other
            """)
    List<Row> among(
            @TypeDef(type = DataType.LONG_ARRAY) Long[] owners,
            @TypeDef(type = DataType.LONG_ARRAY) Long[] others);

    /** The account's row is held until the end of the transaction. */
    @Query("select id from users where id = :owner for update")
    Optional<Long> hold(long owner);

    @Query(
            """
            select exists (select from blocks where user_id = :owner and blocked_id = :other)
            """)
    boolean isBlocked(long owner, long other);

    @Query(
            """
            insert into blocks (user_id, blocked_id, created_at) values (:owner, :other, :at)
            on conflict do nothing
            """)
    void add(long owner, long other, Instant at);

    @Query("delete from blocks where user_id = :owner and blocked_id = :other")
    void remove(long owner, long other);
}
