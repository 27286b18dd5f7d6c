package dev.pacenote.adapters.out.postgres.dailyrun;

import dev.pacenote.adapters.out.postgres.platform.PostgresRepository;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The table {@code daily_runs}. */
@PostgresRepository
interface DailyRunRows extends GenericRepository<DailyRunRow, UUID> {

    /** The columns of a {@link DailyRunRow}: what a dry run would have sent may be long. */
    String SELECT =
            """
            select id, date, state, trigger, dry, pass, started_at, pass_started_at, finished_at,
                progress, tally, version
            from daily_runs\s""";

    /** {@link dev.pacenote.domain.dailyrun.RunState#active} on a row. */
    String ACTIVE = "state in ('QUEUED', 'RUNNING', 'WAITING')";

    @Query(SELECT + "where date = :date and not dry")
    Optional<DailyRunRow> findByDate(LocalDate date);

    @Query(SELECT + "where id = :id")
    Optional<DailyRunRow> find(UUID id);

    @Query(SELECT + "where not dry and " + ACTIVE + " order by date")
    List<DailyRunRow> active();

    @Query(SELECT + "where dry and " + ACTIVE)
    List<DailyRunRow> activeDryRuns();

    @Query(SELECT + "where not dry order by date desc limit 1")
    Optional<DailyRunRow> latest();

    @Query(SELECT + "where not dry and state = :state order by date desc limit 1")
    Optional<DailyRunRow> latest(String state);

    @Query(SELECT + "order by pass_started_at desc, id desc limit :limit offset :offset")
    List<DailyRunRow> page(int limit, long offset);

    @Query("select count(*) from daily_runs")
    long countAll();

    @Query(
            """
            insert into daily_runs (date, id, state, trigger, pass, started_at, pass_started_at,
                finished_at, progress, tally, dry)
            values (:date, :id, :state, :trigger, :pass, :startedAt, :passStartedAt,
                :finishedAt, :progress::jsonb, :tally::jsonb, :dry)
            on conflict do nothing
            """)
    int insert(
            UUID id,
            LocalDate date,
            String state,
            String trigger,
            boolean dry,
            UUID pass,
            Instant startedAt,
            Instant passStartedAt,
            @Nullable Instant finishedAt,
            String progress,
            String tally);

    /** The number of rows: for a row as the parameter it would be 1 whatever the statement did. */
    default int insert(DailyRunRow row) {
        return insert(
                row.id(),
                row.date(),
                row.state(),
                row.trigger(),
                row.dry(),
                row.pass(),
                row.startedAt(),
                row.passStartedAt(),
                row.finishedAt(),
                row.progress(),
                row.tally());
    }

    /** Fails with an {@code OptimisticLockException} if somebody else has saved another version. */
    DailyRunRow update(DailyRunRow row);

    @Query("update daily_runs set preview = :preview::jsonb where id = :id")
    void keepPreview(UUID id, String preview);

    @Query(
            """
            select preview from daily_runs
            where id = :id and started_at >= :since and preview is not null
            """)
    Optional<String> preview(UUID id, Instant since);

    /** Deletes dry runs whose last pass began before {@code start}. */
    @Query(
            """
            delete from daily_runs where ctid in
                (select ctid from daily_runs where dry and pass_started_at < :start
                limit :most for update skip locked)
            """)
    int purgeDryRuns(Instant start, int most);
}
