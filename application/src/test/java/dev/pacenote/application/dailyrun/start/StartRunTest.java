package dev.pacenote.application.dailyrun.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.dailyrun.CrashedRunTest;
import dev.pacenote.application.dailyrun.InMemoryRunLock;
import dev.pacenote.application.dailyrun.RunWorkers;
import dev.pacenote.application.dailyrun.ShowSchedule;
import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Opening, taking up and ending the daily run; its crashes are told in {@link CrashedRunTest}. */
class StartRunTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final WeatherWorld world = new WeatherWorld();

    /** A run whose process dies right after the start. */
    private DailyRun interrupted() {
        var start =
                WeatherWorld.opened(workers -> world.startRun().start(Trigger.SCHEDULE, workers));
        start.leave();
        return start.run();
    }

    private DailyRun stored(LocalDate date) {
        return world.stores.runs().find(date).orElseThrow();
    }

    @Test
    void a_run_looks_around_tells_everybody_and_ends_completed() throws InterruptedException {
        world.listener();
        world.listener();

        var run = world.run();

        assertThat(run.date()).isEqualTo(TODAY);
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.tally().sent()).isEqualTo(2);
        assertThat(run).isEqualTo(stored(TODAY));
        assertThat(world.subjects())
                .hasSize(2)
                .containsOnly("Pacenote 20 Nov 2026: 1 winds from the north");
    }

    @Test
    void a_day_without_anybody_ends_completed_as_well() throws InterruptedException {
        assertThat(world.run().state()).isEqualTo(RunState.COMPLETED);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void a_second_run_of_a_date_is_a_further_pass_that_adds_and_never_erases()
            throws InterruptedException {
        world.listener();
        var first = world.run();
        world.listener();
        world.now = world.now.plus(Duration.ofHours(1));

        var second = world.run();

        assertThat(second.id()).isEqualTo(first.id());
        assertThat(second.pass()).isNotEqualTo(first.pass());
        assertThat(world.sent).hasSize(2);
        assertThat(world.sent.getFirst().to()).isNotEqualTo(world.sent.getLast().to());
    }

    @Test
    void while_a_run_goes_on_no_other_starts() {
        var start =
                WeatherWorld.opened(workers -> world.startRun().start(Trigger.SCHEDULE, workers));

        assertThat(world.startRun().start(Trigger.ADMIN, WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.InProgress(TODAY));
        assertThat(world.startRun().resume(WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.InProgress(TODAY));

        start.leave();
        WeatherWorld.opened(workers -> world.startRun().start(Trigger.ADMIN, workers));
    }

    @Test
    void of_many_who_start_at_once_one_opens_the_run() {
        var starts =
                Samples.atOnce(
                        8, () -> world.startRun().start(Trigger.CRON, _ -> Optional.empty()));

        assertThat(starts).filteredOn(RunStart.Started.class::isInstance).hasSize(1);
        assertThat(starts)
                .as("before it is stored nobody knows which run this will be")
                .filteredOn(
                        start ->
                                start instanceof RunStart.NotYet
                                        || start.equals(new RunStart.InProgress(TODAY)))
                .hasSize(7);
    }

    @ParameterizedTest
    @EnumSource(names = {"SCHEDULE", "CRON"})
    void the_days_run_ends_a_dry_run_and_begins_as_soon_as_that_has_stopped(Trigger trigger) {
        world.listener();
        var dryRun = WeatherWorld.opened(world.startRun()::startDryRun);
        world.survey =
                () ->
                        assertThat(world.startRun().start(trigger, WeatherWorld.NOBODY))
                                .isEqualTo(new RunStart.NotYet());

        assertThatThrownBy(dryRun::execute).isInstanceOf(OverloadedException.class);

        world.survey = () -> {};
        assertThat(world.stores.runs().find(dryRun.run().id()).orElseThrow().state())
                .isEqualTo(RunState.INCOMPLETE);
        assertThat(WeatherWorld.opened(workers -> world.startRun().start(trigger, workers)).run())
                .isEqualTo(stored(TODAY));
    }

    @Test
    void an_admins_run_leaves_a_dry_run_alone() {
        var dryRun = WeatherWorld.opened(world.startRun()::startDryRun);

        assertThat(world.startRun().start(Trigger.ADMIN, WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.NotYet());

        assertThat(world.stores.runs().activeDryRuns()).containsExactly(dryRun.run());
    }

    @Test
    void where_messages_do_the_work_nothing_opens_while_they_are_under_way() {
        var run = interrupted();

        assertThat(
                        world.startRun()
                                .startUnless(
                                        () -> Optional.of(run), Trigger.CRON, WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.InProgress(TODAY));
        assertThat(world.lock.tryAcquire()).as("the lock is free again").isPresent();
    }

    @Test
    void whoever_cannot_open_a_run_gives_the_lock_back() {
        assertThatThrownBy(
                        () ->
                                world.startRun()
                                        .startUnless(
                                                () -> {
                                                    throw new IllegalStateException("a fault");
                                                },
                                                Trigger.CRON,
                                                WeatherWorld.NOBODY))
                .hasMessage("a fault");
        assertThat(world.lock.tryAcquire()).isPresent();
    }

    @Test
    void an_interrupted_run_is_taken_up_with_its_pass() throws InterruptedException {
        assertThat(world.startRun().resume(WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.NothingToResume());
        var run = interrupted();
        world.listener();

        var resumed = WeatherWorld.opened(world.startRun()::resume);

        assertThat(resumed.run().pass()).isEqualTo(run.pass());
        assertThat(resumed.execute().state()).isEqualTo(RunState.COMPLETED);
        assertThat(world.sent).hasSize(1);
        assertThat(world.startRun().resume(WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.NothingToResume());
    }

    @Test
    void whoever_lost_the_lock_stops_when_somebody_else_goes_on_with_the_run()
            throws InterruptedException {
        world.listener();
        var others = new AtomicReference<RunWorkers.Opened>();
        world.survey =
                () -> {
                    world.survey = () -> {};
                    world.lock = new InMemoryRunLock();
                    others.set(WeatherWorld.opened(world.startRun()::resume));
                };

        assertThatThrownBy(world::run).isInstanceOf(OverloadedException.class);

        assertThat(world.sent).isEmpty();
        assertThat(others.get().execute().state()).isEqualTo(RunState.COMPLETED);
        assertThat(stored(TODAY).tally().sent()).isEqualTo(1);
        assertThat(world.sent).hasSize(1);
    }

    @Test
    void a_run_whose_successor_is_due_is_closed_and_not_taken_up() {
        interrupted();
        world.now = world.now.plus(Duration.ofDays(1));

        assertThat(world.startRun().resume(WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.NothingToResume());

        assertThat(stored(TODAY).state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(world.lock.tryAcquire()).isPresent();
    }

    @Test
    void the_next_days_run_closes_what_was_interrupted_and_takes_the_rest_over()
            throws InterruptedException {
        var dryRun = DailyRun.openDryRun(UUID.randomUUID(), TODAY, UUID.randomUUID(), world.now);
        world.stores.runs().insert(dryRun);
        interrupted();
        world.listener();
        world.now = world.now.plus(Duration.ofDays(1));

        var run = world.run();

        assertThat(stored(TODAY).state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(world.stores.runs().activeDryRuns()).isEmpty();
        assertThat(run.date()).isEqualTo(TODAY.plusDays(1));
        assertThat(world.sent).hasSize(1);
    }

    @Test
    void a_run_that_fails_stays_as_it_is_stored_and_gives_its_lock_back() {
        world.listener();
        world.survey =
                () -> {
                    throw new IllegalStateException("a fault");
                };
        var start =
                WeatherWorld.opened(workers -> world.startRun().start(Trigger.SCHEDULE, workers));

        assertThatThrownBy(start::execute).hasMessage("a fault");

        assertThat(stored(TODAY).state().active()).isTrue();
        world.survey = () -> {};
        WeatherWorld.opened(world.startRun()::resume);
    }

    @Test
    void the_timetable_says_what_ran_last_and_what_runs_next() throws InterruptedException {
        var schedule =
                new ShowSchedule(world.stores.runs(), WeatherWorld.AT_FIVE, 2.5, () -> world.now);
        assertThat(schedule.show())
                .isEqualTo(new ShowSchedule.Timetable(world.now, Optional.empty(), world.now, 2.5));
        var due = world.now;
        var run = world.run();

        assertThat(schedule.show())
                .isEqualTo(
                        new ShowSchedule.Timetable(
                                world.now, Optional.of(run), due.plus(Duration.ofDays(1)), 2.5));
        assertThat(UtcDate.of(schedule.show().nextRunAt())).isEqualTo(TODAY.plusDays(1));
    }
}
