package dev.pacenote.adapters.out.postgres.trackmania.search;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The table {@code search_jobs}. */
@PostgresRepository
interface SearchJobRows extends GenericRepository<SearchJobRow, UUID> {

    @Query("select id from users where id = :owner for update")
    Optional<Long> lockOwner(long owner);

    @Query(
            """
            insert into search_jobs (id, user_id, author, otherwise, period, created_at,
                updated_at, total, checked, failed, state, why, partial, result)
            values (:id, :userId, :author, :otherwise, :period, :createdAt,
                :updatedAt, :total, :checked, :failed, :state, :why, :partial, :result::jsonb)
            """)
    void insert(SearchJobRow row);

    /** Changes one that has not ended. */
    @Query(
            """
            update search_jobs
            set updated_at = :updatedAt, total = :total, checked = :checked, failed = :failed,
                state = :state, why = :why, partial = :partial, result = :result::jsonb
            where id = :id and state in ('PENDING', 'PROCESSING')
            """)
    void save(SearchJobRow row);

    Optional<SearchJobRow> findById(UUID id);

    @Query("select * from search_jobs where user_id = :owner order by created_at desc, id")
    List<SearchJobRow> findByOwner(long owner);

    @Query("delete from search_jobs where user_id = :owner")
    void removeByOwner(long owner);

    @Query("delete from search_jobs where created_at <= :before")
    void removeBefore(Instant before);
}
