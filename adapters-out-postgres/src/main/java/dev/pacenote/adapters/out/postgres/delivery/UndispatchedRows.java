package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.adapters.out.postgres.notice.NoticeRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Those of {@code notices} that have no deliveries yet. */
@PostgresRepository
interface UndispatchedRows extends GenericRepository<NoticeRow, UUID> {

    @Query(
            """
            select * from notices where not dispatched
            order by number limit :limit for update skip locked
            """)
    List<NoticeRow> take(int limit);

    @Query(
            """
            select n.* from notices n
            join jsonb_to_recordset(:keys::jsonb) k (account bigint, topic text, fact text)
                on n.user_id = k.account and n.topic = k.topic and n.dedupe_key = k.fact
            where not n.dispatched
            order by n.number for update of n skip locked
            """)
    List<NoticeRow> takeThese(String keys);

    @Query("update notices set dispatched = true where id = any(:notices::uuid[])")
    void markDispatched(@TypeDef(type = DataType.STRING_ARRAY) String[] notices);

    @Query(
            """
            update notices set dispatched = true
            where id in (select id from notices where not dispatched
                order by number limit :limit for update skip locked)
            returning number
            """)
    List<Long> markAny(int limit);

    @Query(
            """
            select * from notices
            where user_id = :account and topic = :topic and dedupe_key = :fact
            """)
    @Nullable NoticeRow find(long account, String topic, String fact);

    @Query("select found_at from notices where not dispatched order by number limit 1")
    @Nullable Instant oldest();
}
