package dev.pacenote.adapters.out.postgres.dailyrun;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunState;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Runs in Postgres. */
@Singleton
public final class PostgresDailyRuns implements DailyRuns {

    private final DailyRunRows rows;

    PostgresDailyRuns(DailyRunRows rows) {
        this.rows = rows;
    }

    @Override
    public Optional<DailyRun> find(LocalDate date) {
        return rows.findByDate(date).map(DailyRunRow::run);
    }

    @Override
    public Optional<DailyRun> find(UUID id) {
        return rows.find(id).map(DailyRunRow::run);
    }

    @Override
    public List<DailyRun> active() {
        return rows.active().stream().map(DailyRunRow::run).toList();
    }

    @Override
    public List<DailyRun> activeDryRuns() {
        return rows.activeDryRuns().stream().map(DailyRunRow::run).toList();
    }

    @Override
    public Optional<DailyRun> latest() {
        return rows.latest().map(DailyRunRow::run);
    }

    @Override
    public Optional<DailyRun> latestCompleted() {
        return rows.latest(RunState.COMPLETED.name()).map(DailyRunRow::run);
    }

    @Override
    public Paging.Page<DailyRun> page(Paging paging) {
        var page =
                rows.page(paging.size(), paging.offset()).stream().map(DailyRunRow::run).toList();
        return new Paging.Page<>(paging, page, rows.countAll());
    }

    @Override
    public SaveResult<DailyRun> insert(DailyRun run) {
        return rows.insert(DailyRunRow.of(run)) == 0
                ? new SaveResult.Conflict<>()
                : new SaveResult.Saved<>(run);
    }

    @Override
    public SaveResult<DailyRun> save(DailyRun run) {
        try {
            rows.update(DailyRunRow.of(run));
            return new SaveResult.Saved<>(run.savedAs(run.version() + 1));
        } catch (OptimisticLockException e) {
            return new SaveResult.Conflict<>();
        }
    }
}
