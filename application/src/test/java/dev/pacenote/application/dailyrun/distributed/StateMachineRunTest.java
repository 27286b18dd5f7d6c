package dev.pacenote.application.dailyrun.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.dailyrun.CrashedRunTest.Story;
import dev.pacenote.application.dailyrun.DailyRunWorld;
import dev.pacenote.application.dailyrun.InMemoryRunLock;
import dev.pacenote.application.dailyrun.WorkerSurvey;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.RunState;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collection;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The daily run by a state machine, which asks a worker for one step after the other. */
class StateMachineRunTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 21);

    /** After this a state machine repeats what did not answer; every claim has lapsed by then. */
    private static final Duration REPEATED_AFTER = Duration.ofMinutes(16);

    /** Sends no messages: the state machine knows what comes next. */
    private static final RunQueue NO_QUEUE =
            new RunQueue() {
                @Override
                public void send(Collection<? extends RunMessage> messages, Duration delay) {}

                @Override
                public boolean idle() {
                    return true;
                }
            };

    /** One step of the state machine. */
    @FunctionalInterface
    private interface Step {

        /**
         * @return whether the next step follows
         */
        boolean take(StateMachineRun machine, UUID run, UUID pass) throws InterruptedException;
    }

    private static DailyRun stored(Story story) {
        return story.world.runs.find(DATE).orElseThrow();
    }

    private static DailyRun started(Story story) {
        assertThat(story.world.launcher(NO_QUEUE).start(Trigger.SCHEDULE))
                .isInstanceOf(RunStart.Started.class);
        return stored(story);
    }

    private static boolean survey(StateMachineRun machine, UUID run, UUID pass)
            throws InterruptedException {
        return machine.survey(run, pass).orElseThrow() instanceof WorkerSurvey.Result.Done;
    }

    private static boolean sections(StateMachineRun machine, UUID run, UUID pass) {
        machine.make(run, pass, machine.due(run, pass));
        return machine.due(run, pass).isEmpty();
    }

    private static boolean mails(StateMachineRun machine, UUID run, UUID pass) {
        return machine.send(run, pass, () -> true);
    }

    /** Takes all steps; what a crash ended is asked for again by another worker, later. */
    private static void work(Story story, CrashPoint crashPoint) throws InterruptedException {
        var run = started(story);
        var now = crashPoint;
        for (Step step :
                new Step[] {
                    StateMachineRunTest::survey,
                    StateMachineRunTest::sections,
                    StateMachineRunTest::mails
                }) {
            boolean done = false;
            for (int asked = 0; !done && asked < 10; asked++) {
                try {
                    var machine = story.world.worker(now, NO_QUEUE).byStateMachine();
                    done = step.take(machine, run.id(), run.pass());
                } catch (CrashPoint.Crash e) {
                    now = crashed(story);
                } catch (IllegalStateException e) {
                    // In one of several threads that ask at once.
                    assertThat(e).hasRootCauseInstanceOf(CrashPoint.Crash.class);
                    now = crashed(story);
                }
            }
            assertThat(done).as("the step comes to an end").isTrue();
        }
    }

    private static CrashPoint crashed(Story story) {
        story.world.now = story.world.now.plus(REPEATED_AFTER);
        return CrashPoint.whole();
    }

    private static Story story() throws InterruptedException {
        return new Story(DailyRunWorld.withOutboxElsewhere());
    }

    @Test
    void a_run_by_a_state_machine_tells_what_a_run_by_one_thread_tells()
            throws InterruptedException {
        var story = story();

        work(story, CrashPoint.whole());

        story.everybodyHeardOnce();
        assertThat(story.world.outbox).hasSize(2);
        assertThat(stored(story).state()).isEqualTo(RunState.COMPLETED);
        assertThat(stored(story).tally().sent()).isEqualTo(2);
    }

    @Test
    void crashed_at_any_point_the_mails_are_the_same() throws InterruptedException {
        var counting = CrashPoint.whole();
        work(story(), counting);
        assertThat(counting.points()).isGreaterThan(100);

        for (int point = 0; point < counting.points(); point++) {
            var crashed = story();
            work(crashed, CrashPoint.at(point));

            assertThat(stored(crashed).state()).as("point " + point).isEqualTo(RunState.COMPLETED);
            crashed.copiesAreCopies();
            crashed.everybodyHeardOnce();
        }
    }

    @Test
    void whoever_is_interrupted_hears_it_and_the_next_worker_goes_on() throws InterruptedException {
        var story = story();
        var run = started(story);
        var lock = new InMemoryRunLock();
        var machine =
                story.world
                        .worker(
                                CrashPoint.whole(),
                                NO_QUEUE,
                                lock,
                                _ -> {
                                    throw new InterruptedException("out of time");
                                })
                        .byStateMachine();
        try (var _ = lock.tryAcquire().orElseThrow()) {
            assertThatThrownBy(() -> machine.survey(run.id(), run.pass()))
                    .isInstanceOf(InterruptedException.class)
                    .hasMessage("out of time");
        }

        assertThat(survey(machine, run.id(), run.pass())).isTrue();
    }

    @Test
    void mails_for_which_there_is_no_time_wait_for_the_next_worker() throws InterruptedException {
        var story = story();
        var run = started(story);
        var machine = story.world.worker(CrashPoint.whole(), NO_QUEUE).byStateMachine();
        survey(machine, run.id(), run.pass());
        sections(machine, run.id(), run.pass());

        assertThat(machine.send(run.id(), run.pass(), () -> story.world.outbox.isEmpty()))
                .isFalse();
        assertThat(story.world.outbox).hasSize(1);
        assertThat(stored(story).state().active()).isTrue();

        assertThat(mails(machine, run.id(), run.pass())).isTrue();
        assertThat(story.world.outbox).hasSize(2);
        assertThat(stored(story).state()).isEqualTo(RunState.COMPLETED);
    }

    @Test
    void of_two_workers_that_end_a_pass_the_first_one_sums_it_up() throws InterruptedException {
        var story = story();
        var run = started(story);
        var machine = story.world.worker(CrashPoint.whole(), NO_QUEUE).byStateMachine();
        survey(machine, run.id(), run.pass());
        sections(machine, run.id(), run.pass());

        machine.send(run.id(), run.pass(), () -> machine.send(run.id(), run.pass(), () -> true));

        assertThat(story.world.outbox).hasSize(2);
        assertThat(stored(story).state()).isEqualTo(RunState.COMPLETED);
        assertThat(stored(story).tally().sent()).isEqualTo(2);
    }

    @Test
    void a_run_that_has_ended_leaves_nothing_to_do() throws InterruptedException {
        var story = story();
        work(story, CrashPoint.whole());
        var run = stored(story);
        var machine = story.world.worker(CrashPoint.whole(), NO_QUEUE).byStateMachine();

        assertThat(machine.survey(run.id(), run.pass())).isEmpty();
        assertThat(machine.due(run.id(), run.pass())).isEmpty();
        assertThat(machine.send(run.id(), run.pass(), () -> false)).isTrue();
        assertThat(story.world.outbox).hasSize(2);
    }
}
