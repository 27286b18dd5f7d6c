package dev.pacenote.adapters.out.postgres.parts.reorder;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.application.parts.reorder.CheckRun;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code check_runs}. */
@PostgresRepository
interface CheckRunRows extends GenericRepository<CheckRunRows.Row, UUID> {

    @MappedEntity("check_runs")
    record Row(
            @Id UUID runId,
            String startedBy,
            Instant startedAt,
            Instant leaseUntil,
            @Nullable Instant finishedAt,
            String counts) {

        private static final TypeReference<CheckRun.Counts> COUNTS = new TypeReference<>() {};

        CheckRun run() {
            return new CheckRun(
                    runId,
                    startedBy,
                    startedAt,
                    leaseUntil,
                    Optional.ofNullable(finishedAt),
                    Json.read(counts, COUNTS));
        }
    }

    /** Takes those for dead whose lease is over. */
    @Query("update check_runs set working = false where working and lease_until <= :now")
    void buryDead(Instant now);

    /**
     * @return its id; none where another one is at work
     */
    @Query(
            """
            insert into check_runs (run_id, started_by, started_at, lease_until, finished_at,
                working, counts)
            values (:id, :startedBy, :startedAt, :leaseUntil, null, true, :counts::jsonb)
            on conflict (working) where working do nothing
            returning run_id
            """)
    List<UUID> begin(
            UUID id, String startedBy, Instant startedAt, Instant leaseUntil, String counts);

    @Query("select * from check_runs where working")
    Optional<Row> atWork();

    /** One that was taken for dead meanwhile is at work no more, whatever it says. */
    @Query(
            """
            update check_runs
            set lease_until = :leaseUntil, finished_at = :finishedAt, counts = :counts::jsonb,
                working = working and :finishedAt::timestamptz is null
            where run_id = :id
            """)
    void save(UUID id, Instant leaseUntil, @Nullable Instant finishedAt, String counts);

    @Query("select * from check_runs where run_id = :id")
    Optional<Row> find(UUID id);

    @Query(
            """
            select * from check_runs where finished_at is not null
            order by finished_at desc limit 1
            """)
    Optional<Row> lastFinished();
}
