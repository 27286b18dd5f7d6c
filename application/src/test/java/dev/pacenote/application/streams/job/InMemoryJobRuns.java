package dev.pacenote.application.streams.job;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.streams.StreamsTables;
import dev.pacenote.domain.streams.job.JobRun;

/** How jobs went, in memory. */
public final class InMemoryJobRuns implements JobRuns {

    private final Tables tables;

    public InMemoryJobRuns(Tables tables) {
        this.tables = tables;
    }

    @Override
    public JobRun find(String job) {
        return tables.with(
                state -> state.rows(StreamsTables.JOB_RUNS).getOrDefault(job, JobRun.never(job)));
    }

    @Override
    public SaveResult<JobRun> save(JobRun run) {
        return tables.with(
                state -> {
                    if (find(run.job()).version() != run.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = run.savedAs(run.version() + 1);
                    state.rows(StreamsTables.JOB_RUNS).put(run.job(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }
}
