package dev.pacenote.adapters.out.postgres.dailyrun;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.dailyrun.DryRunRetention;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Expired dry runs, and notes about passes that are over, in Postgres. */
@Singleton
public final class PostgresRunRetention implements RetentionStore {

    private final DailyRunRows runs;
    private final RunNoteRows notes;

    PostgresRunRetention(DailyRunRows runs, RunNoteRows notes) {
        this.runs = runs;
        this.notes = notes;
    }

    @Override
    public String name() {
        return "dry-runs-and-run-notes";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return Math.max(
                runs.purgeDryRuns(DryRunRetention.PERIOD.firstMoment(now), atMost),
                notes.purge(atMost));
    }
}
