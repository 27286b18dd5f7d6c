package dev.pacenote.adapters.out.postgres.streams.job;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.streams.job.JobRuns;
import dev.pacenote.domain.streams.job.JobRun;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;

/** How jobs went last, in Postgres. */
@Singleton
public final class PostgresJobRuns implements JobRuns {

    private static final TypeReference<Map<String, Integer>> COUNTS = new TypeReference<>() {};

    private final JobRunRows rows;

    PostgresJobRuns(JobRunRows rows) {
        this.rows = rows;
    }

    @Override
    public JobRun find(String job) {
        return rows.find(job).stream()
                .map(PostgresJobRuns::run)
                .findFirst()
                .orElseGet(() -> JobRun.never(job));
    }

    private static JobRun run(JobRunRows.Row row) {
        var by = row.workBy();
        var since = row.workSince();
        var until = row.workUntil();
        return new JobRun(
                row.job(),
                by == null || since == null || until == null
                        ? Optional.empty()
                        : Optional.of(new JobRun.Work(by, since, until)),
                Optional.ofNullable(row.askedAt()),
                outcome(row),
                row.version());
    }

    private static Optional<JobRun.Outcome> outcome(JobRunRows.Row row) {
        var started = row.startedAt();
        var finished = row.finishedAt();
        return started == null || finished == null
                ? Optional.empty()
                : Optional.of(
                        new JobRun.Outcome(
                                started, finished, row.failed(), Json.read(row.did(), COUNTS)));
    }

    @Override
    public SaveResult<JobRun> save(JobRun run) {
        var by = run.work().map(JobRun.Work::by).orElse(null);
        var since = Rows.stored(run.work().map(JobRun.Work::since));
        var until = Rows.stored(run.work().map(JobRun.Work::until));
        var asked = Rows.stored(run.askedAt());
        var started = Rows.stored(run.last().map(JobRun.Outcome::startedAt));
        var finished = Rows.stored(run.last().map(JobRun.Outcome::finishedAt));
        boolean failed = run.last().filter(JobRun.Outcome::failed).isPresent();
        var did = Json.write(run.last().map(JobRun.Outcome::did).orElseGet(Map::of));
        int saved =
                run.version() == 0
                        ? rows.insert(
                                run.job(), by, since, until, asked, started, finished, failed, did)
                        : rows.update(
                                run.job(),
                                by,
                                since,
                                until,
                                asked,
                                started,
                                finished,
                                failed,
                                did,
                                run.version());
        return saved == 1
                ? new SaveResult.Saved<>(run.savedAs(run.version() + 1))
                : new SaveResult.Conflict<>();
    }
}
