package dev.pacenote.adapters.out.postgres.trackmania.search;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tables {@code search_jobs} and {@code search_lists}. */
@PostgresRepository
interface SearchJobRows extends GenericRepository<SearchJobRow, UUID> {

    @Query("select version from search_lists where user_id = :owner")
    Optional<Long> listVersion(long owner);

    /** Those that were opened after that moment. */
    @Query(
            """
            select * from search_jobs where user_id = :owner and created_at > :after
            order by created_at desc, id
            """)
    List<SearchJobRow> findByOwner(long owner, Instant after);

    /** Notes that a search was added, unless somebody else added one since that version. */
    @Query(
            """
            insert into search_lists (user_id, version) values (:owner, :version + 1)
            on conflict (user_id) do update set version = excluded.version
            where search_lists.version = :version
            """)
    int saveList(long owner, long version);

    @Query(
            """
            insert into search_jobs (id, user_id, author, otherwise, period, created_at,
                updated_at, total, checked, failed, state, why, partial, result)
            values (:id, :userId, :author, :otherwise, :period, :createdAt,
                :updatedAt, :total, :checked, :failed, :state, :why, :partial, :result::jsonb)
            """)
    void insert(SearchJobRow row);

    /** Fails with an {@code OptimisticLockException} if somebody else has saved another version. */
    SearchJobRow update(SearchJobRow row);

    Optional<SearchJobRow> findById(UUID id);

    @Query("delete from search_jobs where user_id = :owner")
    void removeByOwner(long owner);

    /** Deletes those that were opened by then. */
    @Query(
            """
            delete from search_jobs where ctid in
                (select ctid from search_jobs where created_at <= :last
                limit :most for update skip locked)
            """)
    int purge(Instant last, int most);
}
