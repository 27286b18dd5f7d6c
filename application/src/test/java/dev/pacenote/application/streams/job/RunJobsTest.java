package dev.pacenote.application.streams.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Heartbeat;
import dev.pacenote.application.streams.ClubWorld;
import dev.pacenote.application.streams.job.RunJobs.Job;
import dev.pacenote.domain.streams.job.JobRun;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Jobs, each by one at a time. */
class RunJobsTest {

    private static final String NAME = "guilds";

    /** A job that counts, and may do something beside. */
    private static final class Clockwork {

        private final ClubWorld world = new ClubWorld();
        private final InMemoryJobRuns runs = new InMemoryJobRuns(world.tables);
        private int ran;
        private Runnable meanwhile = () -> {};
        private Runnable beat = () -> {};
        private boolean beating;

        private RunJobs jobs(CrashPoint crash) {
            return new RunJobs(
                    List.of(new Job(NAME, Duration.ofHours(1), this::work)),
                    crash.on(JobRuns.class, runs),
                    this::beating,
                    UUID::randomUUID,
                    () -> world.now);
        }

        private RunJobs jobs() {
            return jobs(CrashPoint.whole());
        }

        private Heartbeat.Beating beating(Duration every, Runnable each) {
            assertThat(every).isEqualTo(RunJobs.BETWEEN_BEATS);
            beat = each;
            beating = true;
            return () -> beating = false;
        }

        private Map<String, Integer> work() {
            ran++;
            meanwhile.run();
            return Map.of("seen", ran);
        }
    }

    private final Clockwork clockwork = new Clockwork();
    private final RunJobs jobs = clockwork.jobs();

    private JobRun shown() {
        return jobs.show(NAME).orElseThrow().run();
    }

    @Test
    void what_a_job_did_last_and_when_is_kept() {
        assertThat(shown().last()).isEmpty();

        assertThat(jobs.run(NAME)).isEqualTo(1);

        var now = clockwork.world.now;
        assertThat(shown().last()).contains(new JobRun.Outcome(now, now, false, Map.of("seen", 1)));
        assertThat(jobs.show("nothing")).isEmpty();
        assertThat(jobs.ask("nothing")).isEmpty();
    }

    @Test
    void one_runs_at_a_time() {
        clockwork.meanwhile =
                () -> {
                    assertThat(jobs.show(NAME).orElseThrow().atWork()).isTrue();
                    assertThat(clockwork.jobs().runIfDue(NAME)).isZero();
                    assertThat(clockwork.jobs().runAsked()).isZero();
                };

        assertThat(jobs.run(NAME)).isEqualTo(1);
        assertThat(clockwork.ran).isEqualTo(1);
        assertThat(jobs.show(NAME).orElseThrow().atWork()).isFalse();
    }

    @Test
    void whoever_asks_while_it_runs_has_it_run_once_more() {
        clockwork.meanwhile =
                () -> {
                    if (clockwork.ran == 1) {
                        jobs.ask(NAME);
                        jobs.ask(NAME);
                    }
                };

        assertThat(jobs.run(NAME)).isEqualTo(2);
        assertThat(jobs.runAsked()).isZero();
    }

    @Test
    void where_one_is_at_work_it_runs_once_more_after_that() {
        clockwork.meanwhile =
                () -> {
                    if (clockwork.ran == 1) {
                        assertThat(clockwork.jobs().run(NAME)).isZero();
                    }
                };

        assertThat(jobs.run(NAME)).isEqualTo(2);
    }

    @Test
    void what_one_kept_off_that_died_is_made_up_for() {
        clockwork.meanwhile =
                () -> {
                    throw new CrashPoint.Crash();
                };
        assertThatThrownBy(() -> jobs.run(NAME)).isInstanceOf(CrashPoint.Crash.class);
        clockwork.meanwhile = () -> {};
        assertThat(jobs.run(NAME)).isZero();
        assertThat(jobs.runAsked()).as("it may still be at work").isZero();

        clockwork.world.now = clockwork.world.now.plus(RunJobs.LEASE);

        assertThat(jobs.runAsked()).isEqualTo(1);
    }

    @Test
    void a_clock_runs_what_is_due_and_what_was_asked_for() {
        assertThat(jobs.runIfDue(NAME)).isEqualTo(1);
        assertThat(jobs.runIfDue(NAME)).isZero();
        assertThat(jobs.runAsked()).isZero();

        jobs.ask(NAME);
        assertThat(jobs.runAsked()).isEqualTo(1);
        clockwork.world.now = clockwork.world.now.plus(Duration.ofHours(1));
        assertThat(jobs.runIfDue(NAME)).isEqualTo(1);
    }

    @Test
    void whoever_is_at_work_for_long_says_so_and_is_not_taken_for_dead() {
        clockwork.meanwhile =
                () -> {
                    for (int i = 0; i < 20; i++) {
                        clockwork.world.now = clockwork.world.now.plus(RunJobs.BETWEEN_BEATS);
                        clockwork.beat.run();
                    }
                    assertThat(jobs.show(NAME).orElseThrow().atWork()).isTrue();
                    assertThat(clockwork.jobs().runIfDue(NAME)).isZero();
                };

        assertThat(jobs.run(NAME)).isEqualTo(1);

        assertThat(clockwork.beating).as("nobody is at work").isFalse();
        clockwork.beat.run();
        assertThat(jobs.show(NAME).orElseThrow().atWork()).isFalse();
    }

    @Test
    void a_failure_is_noted_and_passed_on_and_the_next_time_tries_again() {
        clockwork.meanwhile =
                () -> {
                    throw new IllegalStateException("a bug");
                };
        assertThatThrownBy(() -> jobs.run(NAME)).hasMessage("a bug");
        assertThat(shown().last().orElseThrow().failed()).isTrue();

        clockwork.meanwhile = () -> {};
        assertThat(jobs.run(NAME)).isEqualTo(1);
        assertThat(shown().last().orElseThrow().failed()).isFalse();
    }

    @Test
    void a_job_whose_instance_died_runs_again_when_its_lease_is_over() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final Clockwork one = new Clockwork();

                            @Override
                            public void act(CrashPoint crash) {
                                one.jobs(crash).ask(NAME);
                                one.jobs(crash).runAsked();
                            }

                            @Override
                            public void repeat() {
                                one.world.now = one.world.now.plus(RunJobs.LEASE);
                                act(CrashPoint.whole());
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(one.ran).isLessThanOrEqualTo(1);
                            }

                            @Override
                            public void isDone() {
                                var run = one.jobs().show(NAME).orElseThrow();
                                assertThat(run.atWork()).isFalse();
                                assertThat(run.run().isAskedFor()).isFalse();
                                assertThat(run.run().last().orElseThrow().failed()).isFalse();
                            }
                        });
    }
}
