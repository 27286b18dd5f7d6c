package dev.pacenote.application.dailyrun.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.RunState;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs on threads of this process: whoever asked may wait for the end, or leave. */
class InProcessRunLauncherTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    private final WeatherWorld world = new WeatherWorld();
    private final InProcessRunLauncher launcher = new InProcessRunLauncher(world.startRun());

    @AfterEach
    void close() {
        launcher.close();
    }

    private static DailyRun end(RunStart start) throws Exception {
        assertThat(start).isInstanceOf(RunStart.Started.class);
        return ((RunStart.Started) start).end().orElseThrow().get(1, TimeUnit.MINUTES);
    }

    @Test
    void whoever_starts_a_run_may_wait_for_its_end() throws Exception {
        world.listener();

        var run = end(launcher.start(Trigger.CRON));

        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.trigger()).isEqualTo(Trigger.CRON);
        assertThat(world.sent).hasSize(1);
    }

    @Test
    void while_a_run_goes_on_nothing_else_starts() throws Exception {
        var goOn = new CountDownLatch(1);
        world.survey =
                () -> {
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                };
        var run = launcher.start(Trigger.SCHEDULE);

        assertThat(launcher.start(Trigger.ADMIN)).isEqualTo(new RunStart.InProgress(TODAY));
        assertThat(launcher.resume()).isEqualTo(new RunStart.InProgress(TODAY));
        assertThat(launcher.startDryRun()).isEqualTo(new RunStart.InProgress(TODAY));

        goOn.countDown();
        assertThat(end(run).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void a_dry_run_that_goes_on_when_the_process_stops_is_stored_as_incomplete_before_that()
            throws Exception {
        var begun = new CountDownLatch(1);
        world.survey =
                () -> {
                    begun.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                };
        var started = (RunStart.Started) launcher.startDryRun();
        assertThat(begun.await(1, TimeUnit.MINUTES)).isTrue();

        launcher.close();

        assertThat(world.stores.runs().find(started.run().id()).orElseThrow().state())
                .isEqualTo(RunState.INCOMPLETE);
    }

    @Test
    void a_run_that_failed_is_taken_up_again() throws Exception {
        world.listener();
        assertThat(launcher.resume()).isEqualTo(new RunStart.NothingToResume());
        world.survey =
                () -> {
                    throw new IllegalStateException("a fault");
                };
        var failing = launcher.start(Trigger.SCHEDULE);
        assertThatThrownBy(() -> end(failing))
                .isInstanceOf(ExecutionException.class)
                .hasRootCauseMessage("a fault");
        world.survey = () -> {};

        assertThat(end(launcher.resume()).state()).isEqualTo(RunState.COMPLETED);
        assertThat(world.sent).hasSize(1);
        assertThat(launcher.resume()).isEqualTo(new RunStart.NothingToResume());
    }

    @Test
    void a_dry_run_ends_without_a_mail() throws Exception {
        world.listener();

        var run = end(launcher.startDryRun());

        assertThat(run.dry()).isTrue();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(world.sent).isEmpty();
    }

    @Test
    void a_dry_run_that_failed_is_not_taken_up() {
        world.survey =
                () -> {
                    throw new IllegalStateException("a fault");
                };
        var failing = launcher.startDryRun();
        assertThatThrownBy(() -> end(failing)).hasRootCauseMessage("a fault");

        assertThat(launcher.resume()).isEqualTo(new RunStart.NothingToResume());
    }

    @Test
    void a_run_that_is_stopped_with_the_process_is_taken_up_by_the_next() throws Exception {
        world.listener();
        var asked = new CountDownLatch(1);
        world.survey =
                () -> {
                    asked.countDown();
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException("interrupted", e);
                    }
                };
        var stopped = launcher.start(Trigger.SCHEDULE);
        assertThat(asked.await(1, TimeUnit.MINUTES)).isTrue();
        launcher.close();
        assertThatThrownBy(() -> end(stopped)).isInstanceOf(ExecutionException.class);
        world.survey = () -> {};

        try (var next = new InProcessRunLauncher(world.startRun())) {
            assertThat(end(next.resume()).state()).isEqualTo(RunState.COMPLETED);
        }
        assertThat(world.sent).hasSize(1);
    }
}
