package dev.pacenote.adapters.out.postgres.notice.announcement;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The table {@code notice_batches}. */
@PostgresRepository
interface NoticeBatchRows extends GenericRepository<NoticeBatchRow, UUID> {

    /**
     * @param row an object with the columns as members
     */
    @Query(
            """
            insert into notice_batches
            select * from jsonb_populate_record(null::notice_batches, :row::jsonb)
            """)
    void insert(String row);

    @Query("select * from notice_batches where id = any(:ids::uuid[])")
    List<NoticeBatchRow> findAll(@TypeDef(type = DataType.STRING_ARRAY) String[] ids);

    @Query(
            """
            select * from notice_batches where told_after is not null
            order by created_at limit :limit
            """)
    List<NoticeBatchRow> running(int limit);

    /**
     * @param version as it was read
     * @return 0 when it is gone or has another version
     */
    @Query(
            """
            update notice_batches
            set told_after = :toldAfter::bigint, told = :told, skipped = :skipped,
                failed = :failed::jsonb, version = version + 1
            where id = :id and version = :version
            """)
    int progress(
            UUID id, @Nullable Long toldAfter, int told, int skipped, String failed, long version);

    @Query(
            """
            delete from notice_batches where id in
                (select id from notice_batches
                where created_at < :before and told_after is null limit :most
                for update skip locked)
            """)
    int purge(Instant before, int most);
}
