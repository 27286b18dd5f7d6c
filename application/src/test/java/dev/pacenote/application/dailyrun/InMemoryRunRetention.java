package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DryRunRetention;
import java.time.Instant;
import java.util.stream.Collectors;

/** Expired dry runs, and notes about passes that are over, in memory. */
public final class InMemoryRunRetention implements RetentionStore {

    private final Tables tables;

    public InMemoryRunRetention(Tables tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "dry-runs-and-run-notes";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return tables.with(state -> purge(state, now, atMost));
    }

    private static int purge(Tables.State state, Instant now, int atMost) {
        var start = DryRunRetention.PERIOD.firstMoment(now);
        var dryRuns =
                ExpiredRows.take(
                        state.runs.values(),
                        run -> run.dry() && run.passStartedAt().isBefore(start),
                        atMost);
        var active =
                state.runs.values().stream()
                        .filter(run -> run.state().active())
                        .map(DailyRun::pass)
                        .collect(Collectors.toSet());
        var notes = ExpiredRows.take(state.noted.keySet(), pass -> !active.contains(pass), atMost);
        return Math.max(dryRuns.size(), notes.size());
    }
}
