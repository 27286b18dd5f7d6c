package dev.pacenote.application.contracts.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.DryRunRetention;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.notice.Topic;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the {@link RetentionStore} of runs promises. */
public interface RunRetentionContract extends RetentionStoreContract {

    /** Long before everything that other promises are about. */
    Instant START = Instant.parse("2020-03-01T00:00:00Z");

    LocalDate DAY = LocalDate.of(2020, 2, 29);

    Instant NOW = START.plus(Duration.ofDays(DryRunRetention.PERIOD.days()));

    DailyRuns runs();

    RunNotes runNotes();

    Accounts accounts();

    @Test
    default void dry_runs_go_with_their_time_and_the_runs_of_a_day_stay() {
        var old = dryRun(START.minusMillis(1));
        var fresh = dryRun(START);
        var kept = run(DAY).ended(RunState.COMPLETED, Tally.NONE, START.minusMillis(1));
        runs().insert(kept);

        retention().purge(NOW, 1_000);

        assertThat(runs().find(old.id())).isEmpty();
        assertThat(runs().find(fresh.id())).isPresent();
        assertThat(runs().find(kept.id())).as("a day's run").isPresent();
    }

    private DailyRun dryRun(Instant at) {
        var run =
                DailyRun.openDryRun(UUID.randomUUID(), DAY, UUID.randomUUID(), at)
                        .ended(RunState.COMPLETED, Tally.NONE, at);
        runs().insert(run);
        return run;
    }

    private static DailyRun run(LocalDate date) {
        return DailyRun.open(
                UUID.randomUUID(),
                date,
                DailyRun.Trigger.CRON,
                UUID.randomUUID(),
                START.minusMillis(1));
    }

    @Test
    default void notes_go_with_the_pass_that_they_are_about() {
        var me = Samples.account(accounts()).id();
        var item = new WorkItem.Section(me, new Topic("sample.weather"));
        var running = run(DAY.minusDays(20)).in(RunState.RUNNING);
        runs().insert(running);
        runNotes().note(running.pass(), item, WorkItem.Outcome.DONE);
        var gone = UUID.randomUUID();
        runNotes().note(gone, item, WorkItem.Outcome.DONE);

        retention().purge(NOW, 1_000);

        assertThat(runNotes().of(running.pass())).containsKey(item);
        assertThat(runNotes().of(gone)).isEmpty();
        runs().save(running.ended(RunState.COMPLETED, Tally.NONE, Samples.NOON));
    }
}
