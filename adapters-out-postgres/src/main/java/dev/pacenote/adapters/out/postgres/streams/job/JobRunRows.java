package dev.pacenote.adapters.out.postgres.streams.job;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code stream_job_runs}. */
@PostgresRepository
interface JobRunRows extends GenericRepository<JobRunRows.Row, String> {

    @MappedEntity("stream_job_runs")
    record Row(
            @Id String job,
            @Nullable UUID workBy,
            @Nullable Instant workSince,
            @Nullable Instant workUntil,
            @Nullable Instant askedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            boolean failed,
            String did,
            long version) {}

    @Query("select * from stream_job_runs where job = :job")
    List<Row> find(String job);

    @Query(
            """
            insert into stream_job_runs (job, work_by, work_since, work_until, asked_at, started_at, finished_at,
                failed, did, version)
            values (:job, :workBy::uuid, :workSince::timestamptz, :workUntil::timestamptz,
                :askedAt::timestamptz, :startedAt::timestamptz, :finishedAt::timestamptz, :failed, :did::jsonb, 1)
            on conflict do nothing
            """)
    int insert(
            String job,
            @Nullable UUID workBy,
            @Nullable Instant workSince,
            @Nullable Instant workUntil,
            @Nullable Instant askedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            boolean failed,
            String did);

    @Query(
            """
            update stream_job_runs
            set work_by = :workBy::uuid, work_since = :workSince::timestamptz,
                work_until = :workUntil::timestamptz,
                asked_at = :askedAt::timestamptz, started_at = :startedAt::timestamptz,
                finished_at = :finishedAt::timestamptz, failed = :failed, did = :did::jsonb,
                version = version + 1
            where job = :job and version = :version
            """)
    int update(
            String job,
            @Nullable UUID workBy,
            @Nullable Instant workSince,
            @Nullable Instant workUntil,
            @Nullable Instant askedAt,
            @Nullable Instant startedAt,
            @Nullable Instant finishedAt,
            boolean failed,
            String did,
            long version);
}
