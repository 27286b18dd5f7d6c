package dev.pacenote.application.contracts.dailyrun;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Progress;
import dev.pacenote.domain.dailyrun.DailyRun.SectionCount;
import dev.pacenote.domain.dailyrun.DailyRun.Tally;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;

/** What {@link dev.pacenote.application.dailyrun.DailyRuns} promises. */
public interface DailyRunsContract {

    DailyRuns runs();

    private static DailyRun run() {
        var date = LocalDate.ofEpochDay(ThreadLocalRandom.current().nextInt(1, 1_000_000));
        return DailyRun.open(
                UUID.randomUUID(), date, Trigger.CRON, UUID.randomUUID(), Samples.NOON);
    }

    private DailyRun saved(DailyRun run) {
        return runs().save(run).orUndo("a run");
    }

    @Test
    default void a_run_is_found_by_its_date_as_it_was_saved_last() {
        var run = run();
        assertThat(runs().insert(run)).isEqualTo(new SaveResult.Saved<>(run));
        assertThat(runs().find(run.date())).contains(run);
        var ended =
                run.at(
                                new Progress(
                                        9,
                                        8,
                                        7,
                                        6,
                                        5,
                                        4,
                                        new RequestCount(Map.of("live top", 3L, "core login", 1L)),
                                        new RunReport(
                                                Map.of("probes", 50L), List.of("A sentence."))))
                        .ended(
                                RunState.COMPLETED,
                                new Tally(
                                        Map.of(new Topic("sample.weather"), new SectionCount(3, 1)),
                                        2,
                                        1,
                                        1),
                                Samples.NOON.plusSeconds(1));

        assertThat(runs().save(ended)).isEqualTo(new SaveResult.Saved<>(ended.savedAs(1)));

        assertThat(runs().find(run.date())).contains(ended.savedAs(1));
        assertThat(runs().active()).doesNotContain(run);
        assertThat(runs().find(run.date().plusDays(2_000_000))).isEmpty();
    }

    @Test
    default void a_run_is_active_until_it_ends() {
        var run = run();
        runs().insert(run);
        assertThat(runs().active()).contains(run);
        var waiting = saved(run.in(RunState.WAITING));
        assertThat(runs().active()).contains(waiting);

        saved(waiting.ended(RunState.INCOMPLETE, Tally.NONE, Samples.NOON));

        assertThat(runs().active()).extracting(DailyRun::date).doesNotContain(run.date());
    }

    @Test
    default void a_run_or_dry_run_is_found_as_active_when_its_state_says_so() {
        for (var state : RunState.values()) {
            var run = run().in(state);
            var dryRun =
                    DailyRun.openDryRun(
                                    UUID.randomUUID(), run.date(), UUID.randomUUID(), Samples.NOON)
                            .in(state);
            runs().insert(run);
            runs().insert(dryRun);

            assertThat(runs().active().contains(run)).as("%s", state).isEqualTo(state.active());
            assertThat(runs().activeDryRuns().contains(dryRun))
                    .as("%s", state)
                    .isEqualTo(state.active());
        }
    }

    @Test
    default void the_latest_run_is_the_one_of_the_latest_date() {
        var far = LocalDate.ofEpochDay(2_000_000);
        var run =
                DailyRun.open(
                        UUID.randomUUID(), far, Trigger.ADMIN, UUID.randomUUID(), Samples.NOON);
        runs().insert(run.ended(RunState.COMPLETED, Tally.NONE, Samples.NOON));

        assertThat(runs().latest().orElseThrow().date()).isEqualTo(far);

        runs().insert(
                        DailyRun.open(
                                        UUID.randomUUID(),
                                        far.plusDays(1),
                                        Trigger.ADMIN,
                                        UUID.randomUUID(),
                                        Samples.NOON)
                                .ended(RunState.INCOMPLETE, Tally.NONE, Samples.NOON));
        assertThat(runs().latest().orElseThrow().date()).isEqualTo(far.plusDays(1));
        assertThat(runs().latestCompleted().orElseThrow().date())
                .as("the one before was looked through to its end")
                .isEqualTo(far);
    }

    @Test
    default void a_date_has_one_run_and_any_number_of_dry_runs() {
        var run = run();
        runs().insert(run);
        var dryRun =
                DailyRun.openDryRun(
                        UUID.randomUUID(),
                        run.date(),
                        UUID.randomUUID(),
                        Samples.NOON.plusSeconds(5));
        runs().insert(dryRun);

        assertThat(runs().find(run.date())).contains(run);
        assertThat(runs().active()).contains(run).doesNotContain(dryRun);
        assertThat(runs().activeDryRuns()).contains(dryRun).doesNotContain(run);
        assertThat(runs().find(dryRun.id())).contains(dryRun);
        assertThat(runs().page(new Paging(1, 200)).rows())
                .contains(run)
                .containsSubsequence(dryRun);
        var second =
                DailyRun.open(
                        UUID.randomUUID(),
                        run.date(),
                        Trigger.CRON,
                        UUID.randomUUID(),
                        Samples.NOON);
        assertThat(runs().insert(second)).isEqualTo(new SaveResult.Conflict<>());
        assertThat(runs().find(run.date())).contains(run);
        assertThat(runs().find(second.id())).isEmpty();
    }

    @Test
    default void of_many_who_open_the_run_of_a_date_at_once_one_opens_it() {
        var date = run().date();

        var results =
                Samples.atOnce(
                        8,
                        () ->
                                runs().insert(
                                                DailyRun.open(
                                                        UUID.randomUUID(),
                                                        date,
                                                        Trigger.CRON,
                                                        UUID.randomUUID(),
                                                        Samples.NOON)));

        assertThat(results).filteredOn(r -> r instanceof SaveResult.Saved).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof SaveResult.Conflict).hasSize(7);
    }

    @Test
    default void whoever_saves_an_older_version_of_a_run_is_refused() {
        var opened = run();
        runs().insert(opened);
        var ended = saved(opened.ended(RunState.COMPLETED, Tally.NONE, Samples.NOON));

        assertThat(runs().save(opened.in(RunState.WAITING))).isEqualTo(new SaveResult.Conflict<>());

        assertThat(runs().find(opened.id())).contains(ended);
    }

    @Test
    default void of_many_who_save_one_version_of_a_run_one_wins() {
        var run = run();
        runs().insert(run);

        var results = Samples.atOnce(8, () -> runs().save(run.in(RunState.WAITING)));

        assertThat(results).filteredOn(r -> r instanceof SaveResult.Saved).hasSize(1);
        assertThat(results).filteredOn(r -> r instanceof SaveResult.Conflict).hasSize(7);
        assertThat(runs().find(run.id())).contains(run.in(RunState.WAITING).savedAs(1));
    }

    @Test
    default void a_run_that_is_not_there_is_not_saved() {
        var run = run();

        assertThat(runs().save(run)).isEqualTo(new SaveResult.Conflict<>());

        assertThat(runs().find(run.id())).isEmpty();
    }
}
