package dev.pacenote.adapters.out.postgres.delivery;

import dev.pacenote.adapters.out.postgres.notice.NoticeRow;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
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

    @Query("update notices set dispatched = true where id = any(:notices::uuid[])")
    void markDispatched(@TypeDef(type = DataType.STRING_ARRAY) String[] notices);

    Optional<NoticeRow> findById(UUID id);

    @Query("select found_at from notices where not dispatched order by number limit 1")
    @Nullable Instant oldest();
}
