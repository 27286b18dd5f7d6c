package dev.pacenote.adapters.out.postgres.streams.golive;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code member_tellings}. */
@PostgresRepository
interface MemberTellingRows extends GenericRepository<MemberTellingRows.Row, UUID> {

    @MappedEntity("member_tellings")
    record Row(@Id UUID broadcast, @Nullable Long toldUpTo, Instant due) {}

    @Query(
            """
            insert into member_tellings (broadcast, told_up_to, due)
            values (:broadcast, :toldUpTo::bigint, :due)
            on conflict (broadcast) do update
            set told_up_to = excluded.told_up_to, due = excluded.due
            """)
    void save(UUID broadcast, @Nullable Long toldUpTo, Instant due);

    @Query(
            """
            select * from member_tellings where due <= :now order by due, broadcast limit :limit
            """)
    List<Row> due(Instant now, int limit);

    @Query("select * from member_tellings where broadcast = :broadcast for update")
    List<Row> hold(UUID broadcast);

    @Query("delete from member_tellings where broadcast = :broadcast")
    void remove(UUID broadcast);
}
