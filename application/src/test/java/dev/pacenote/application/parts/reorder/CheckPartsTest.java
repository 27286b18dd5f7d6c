package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.reorder.ReorderTasks.Status;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CheckPartsTest {

    private final PartsWorld world = new PartsWorld();

    @Test
    void still_one_after_24_runs_and_checks_two_at_once_and_no_part_is_written() {
        var pads = world.part("pads", 5, 5);
        var before = world.stocked(pads);

        for (int i = 0; i < 24; i++) {
            world.pass(Duration.ofHours(1));
            world.hourly();
        }
        Samples.atOnce(2, world::check);
        Samples.atOnce(2, world::hourly);

        assertThat(world.stocked(pads)).isEqualTo(before);
        assertThat(world.allTasks(pads)).hasSize(1);
        assertThat(world.told()).containsExactly("parts.low");
    }

    @Test
    void not_watched_is_in_no_list_and_a_default_threshold_is_found_by_the_next_check() {
        var pads = world.part("pads", 2, 0);
        world.check();
        assertThat(world.low()).isEmpty();
        assertThat(world.open(pads)).isEmpty();

        world.workshops.save(world.settings().withDefaultThreshold(Quantity.of(3)));
        var checked = world.check();

        assertThat(world.low()).containsExactly(pads.id());
        assertThat(checked.counts()).isEqualTo(new CheckRun.Counts(1, 1, 0, 1, 0));
        assertThat(world.readTasks().list(world.workshop, Status.NEEDED)).hasSize(1);
        assertThat(world.readParts().find(pads).orElseThrow().shown())
                .satisfies(
                        it -> {
                            assertThat(it.isLow()).isTrue();
                            assertThat(it.thresholdInForce()).isEqualTo(Quantity.of(3));
                        });

        world.workshops.save(world.settings().withDefaultThreshold(Quantity.of(1)));
        assertThat(world.check().counts()).isEqualTo(new CheckRun.Counts(1, 0, 1, 0, 0));
    }

    @Test
    void same_number_of_low_parts_and_tasks_in_one_order() {
        world.part("c", 5, 5);
        world.part("b", 1, 5);
        world.part("a", 0, 9);
        world.part("fine", 10, 9);

        assertThat(world.low()).extracting(id -> id.value()).containsExactly("a", "b", "c");
        assertThat(world.readTasks().list(world.workshop, Status.NEEDED))
                .extracting(it -> it.task().part().id())
                .containsExactlyElementsOf(world.low());
    }

    @Test
    void one_run_at_a_time_and_a_dead_one_is_taken_over() {
        world.part("pads", 5, 5);
        var dead = CheckRun.started(UUID.randomUUID(), "clock", world.now);
        assertThat(world.runs.begin(dead, world.now)).isInstanceOf(CheckRuns.Begun.Started.class);
        assertThat(world.hourly()).isEqualTo(new CheckParts.Result.AtWork(dead.id()));

        world.pass(CheckRun.LEASE);

        assertThat(world.hourly())
                .isInstanceOfSatisfying(
                        CheckParts.Result.Finished.class,
                        it -> {
                            assertThat(it.run().counts().parts()).isEqualTo(1);
                            assertThat(world.runs.lastFinished()).contains(it.run());
                        });
    }

    @Test
    void one_that_was_asked_for_is_done_by_whoever_takes_it_up_first() {
        world.part("pads", 5, 5);
        var check = world.checkParts(CrashPoint.whole());
        assertThat(check.finishRequested()).isEmpty();
        var asked = ((CheckRuns.Begun.Started) check.request()).run();
        assertThat(check.request()).isEqualTo(new CheckRuns.Begun.AtWork(asked.id()));
        assertThat(world.hourly()).isEqualTo(new CheckParts.Result.AtWork(asked.id()));
        assertThat(check.find(asked.id()).flatMap(CheckRun::finishedAt)).isEmpty();

        world.pass(Duration.ofMinutes(1));
        assertThat(check.finishRequested())
                .hasValueSatisfying(
                        done -> {
                            assertThat(done.id()).isEqualTo(asked.id());
                            assertThat(done.counts().parts()).isEqualTo(1);
                            assertThat(check.find(asked.id())).contains(done);
                            assertThat(done.finishedAt()).contains(world.now);
                        });
        assertThat(check.finishRequested()).as("it is done once").isEmpty();
    }

    @Test
    void a_clock_that_comes_more_often_than_a_check_is_due_starts_one() {
        world.part("pads", 5, 5);
        var check = world.checkParts(CrashPoint.whole());
        var hour = Duration.ofHours(1);

        assertThat(check.checkAllIfDue(hour)).isPresent();
        assertThat(check.checkAllIfDue(hour)).as("a tick that is delivered twice").isEmpty();
        world.pass(Duration.ofMinutes(59));
        assertThat(check.checkAllIfDue(hour)).isEmpty();
        world.pass(Duration.ofMinutes(1));
        assertThat(check.checkAllIfDue(hour)).isPresent();
        world.pass(Duration.ofHours(10));
        assertThat(check.checkAllIfDue(hour)).as("after a standstill").isPresent();
        assertThat(check.checkAllIfDue(hour)).as("one run, not ten").isEmpty();
    }

    @Test
    void a_run_walks_all_workshops_in_pages() {
        for (int i = 0; i < 450; i++) {
            world.part("p" + i, 1, 5);
        }
        var result = (CheckParts.Result.Finished) world.hourly();
        assertThat(result.run().counts()).isEqualTo(new CheckRun.Counts(450, 0, 0, 0, 0));
        assertThat(world.check().counts().parts()).isEqualTo(450);
    }

    @Test
    void a_workshop_that_fails_is_recorded_and_stops_no_other() {
        var broken = world.anotherWorkshop(3, Quantity.of(3));
        var other = world.anotherWorkshop(2, Quantity.of(3));
        var check = world.checkPartsExceptOf(broken.getFirst().account());

        var run = ((CheckParts.Result.Finished) check.checkAll("clock")).run();

        assertThat(world.failed).containsExactlyInAnyOrderElementsOf(broken);
        assertThat(run.counts()).isEqualTo(new CheckRun.Counts(5, 2, 0, 2, 3));
        assertThat(run.finishedAt()).isPresent();
        assertThat(other).allSatisfy(part -> assertThat(world.open(part)).isPresent());
        assertThat(broken).allSatisfy(part -> assertThat(world.open(part)).isEmpty());

        world.hourly();
        assertThat(broken)
                .as("the next run makes up for it")
                .allSatisfy(part -> assertThat(world.open(part)).isPresent());
    }

    /** As a function does whose time is over. */
    private static final class Killed extends Error {
        private static final long serialVersionUID = 1;
    }

    @Test
    void a_run_that_is_killed_is_gone_on_with_until_all_workshops_were_looked_at() {
        var parts = new ArrayList<Part.Key>();
        for (int i = 0; i < 3; i++) {
            parts.addAll(world.anotherWorkshop(150, Quantity.of(3)));
        }
        var pages = new AtomicInteger();
        var check =
                world.checkParts(
                        new PartsNeedingAttention() {
                            @Override
                            public List<Part.Key> page(Optional<Part.Key> after, int limit) {
                                if (pages.incrementAndGet() > 1) {
                                    throw new Killed();
                                }
                                return world.tasks.page(after, limit);
                            }

                            @Override
                            public List<PartId> of(
                                    AccountId account, Optional<PartId> after, int limit) {
                                return world.tasks.of(account, after, limit);
                            }
                        });

        // Each has time for one page of 200.
        for (int i = 0; i < 2; i++) {
            pages.set(0);
            assertThatThrownBy(() -> check.checkAll("clock")).isInstanceOf(Killed.class);
            world.pass(CheckRun.LEASE);
        }
        pages.set(0);
        var last = ((CheckParts.Result.Finished) check.checkAll("clock")).run();

        assertThat(last.counts()).isEqualTo(new CheckRun.Counts(50, 50, 0, 50, 0));
        assertThat(parts)
                .hasSize(450)
                .allSatisfy(part -> assertThat(world.stocked(part).task()).isPresent());
        assertThat(world.notices().map(Notice::key).distinct()).hasSize(450);
        assertThat(((CheckParts.Result.Finished) world.hourly()).run().counts())
                .as("the next one looks at all of them")
                .isEqualTo(new CheckRun.Counts(450, 0, 0, 0, 0));
    }

    @Test
    void a_crash_anywhere_in_a_run_loses_no_task_and_tells_none_twice()
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final PartsWorld own = new PartsWorld();
                            private final Part.Key pads = own.part("pads", 2, 0);
                            private final Part.Key bulb = own.part("bulb", 0, 0);

                            {
                                own.manageWorkshop(CrashPoint.whole())
                                        .change(
                                                own.workshop,
                                                it -> it.withDefaultThreshold(Quantity.of(3)));
                            }

                            @Override
                            public void act(CrashPoint crashPoint) {
                                own.checkParts(crashPoint).checkAll("clock");
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(own.told())
                                        .hasSize(
                                                own.allTasks(pads).size()
                                                        + own.allTasks(bulb).size());
                            }

                            @Override
                            public void repeat() {
                                own.pass(CheckRun.LEASE);
                                own.hourly();
                            }

                            @Override
                            public void isDone() {
                                assertThat(own.open(pads)).isPresent();
                                assertThat(own.open(bulb)).isPresent();
                                assertThat(own.told())
                                        .containsExactlyInAnyOrder("parts.low", "parts.out");
                            }
                        });
    }
}
