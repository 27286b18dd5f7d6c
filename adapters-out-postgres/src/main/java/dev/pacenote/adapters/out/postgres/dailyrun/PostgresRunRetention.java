package dev.pacenote.adapters.out.postgres.dailyrun;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.dailyrun.DryRunRetention;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Expired dry runs, and notes about passes that are over, in Postgres. */
@Singleton
public final class PostgresRunRetention implements RetentionStore {

    private final ExpiredRows rows;

    public PostgresRunRetention(PostgresStore store) {
        this.rows = new ExpiredRows(store);
    }

    @Override
    public String name() {
        return "dry-runs-and-run-notes";
    }

    @Override
    public int purge(Instant now, int atMost) {
        int dryRuns =
                rows.delete(
                        "daily_runs",
                        "dry and pass_started_at < :start",
                        Map.of("start", Rows.bind(DryRunRetention.PERIOD.firstMoment(now))),
                        atMost);
        int notes =
                rows.delete(
                        "run_notes",
                        """
                        pass not in (select pass from daily_runs
                            where state in ('QUEUED', 'RUNNING', 'WAITING'))
                        """,
                        Map.of(),
                        atMost);
        return Math.max(dryRuns, notes);
    }
}
