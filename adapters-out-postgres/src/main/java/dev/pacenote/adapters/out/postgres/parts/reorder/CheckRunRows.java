package dev.pacenote.adapters.out.postgres.parts.reorder;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import dev.pacenote.application.parts.reorder.CheckRun;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
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
            boolean waiting,
            @Nullable Instant finishedAt,
            @Nullable Long positionAccount,
            @Nullable String positionPart,
            String counts) {

        private static final TypeReference<CheckRun.Counts> COUNTS = new TypeReference<>() {};

        CheckRun run() {
            return new CheckRun(
                    runId,
                    startedBy,
                    startedAt,
                    leaseUntil,
                    waiting,
                    Optional.ofNullable(finishedAt),
                    position(),
                    Json.read(counts, COUNTS));
        }

        private Optional<Part.Key> position() {
            return positionAccount == null || positionPart == null
                    ? Optional.empty()
                    : Optional.of(
                            new Part.Key(new AccountId(positionAccount), new PartId(positionPart)));
        }
    }

    /**
     * Takes one for dead whose lease is over.
     *
     * @return it, if there was one
     */
    @Query(
            """
            update check_runs set working = false where working and lease_until <= :now
            returning *
            """)
    List<Row> buryDead(Instant now);

    /**
     * @return its id; none where another one is at work
     */
    @Query(
            """
            insert into check_runs (run_id, started_by, started_at, lease_until, waiting,
                finished_at, working, position_account, position_part, counts)
            values (:id, :startedBy, :startedAt, :leaseUntil, :waiting, null, true,
                :positionAccount, :positionPart, :counts::jsonb)
            on conflict (working) where working do nothing
            returning run_id
            """)
    List<UUID> begin(
            UUID id,
            String startedBy,
            Instant startedAt,
            Instant leaseUntil,
            boolean waiting,
            @Nullable Long positionAccount,
            @Nullable String positionPart,
            String counts);

    /**
     * Takes up the one that waits.
     *
     * @return it, if there was one
     */
    @Query(
            """
            update check_runs set waiting = false, lease_until = :leaseUntil
            where working and waiting and lease_until > :now
            returning *
            """)
    List<Row> takeUp(Instant now, Instant leaseUntil);

    @Query("select * from check_runs where working")
    Optional<Row> atWork();

    /** One that was taken for dead meanwhile is at work no more, whatever it says. */
    @Query(
            """
            update check_runs
            set lease_until = :leaseUntil, finished_at = :finishedAt, counts = :counts::jsonb,
                position_account = :positionAccount, position_part = :positionPart,
                working = working and :finishedAt::timestamptz is null
            where run_id = :id
            """)
    void save(
            UUID id,
            Instant leaseUntil,
            @Nullable Instant finishedAt,
            @Nullable Long positionAccount,
            @Nullable String positionPart,
            String counts);

    @Query("select * from check_runs where run_id = :id")
    Optional<Row> find(UUID id);

    @Query(
            """
            select * from check_runs where finished_at is not null
            order by finished_at desc limit 1
            """)
    Optional<Row> lastFinished();
}
