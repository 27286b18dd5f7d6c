package dev.pacenote.application.dailyrun.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.dailyrun.CrashedRunTest.Story;
import dev.pacenote.application.dailyrun.DailyRunWorld;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.InMemoryRunLock;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.dailyrun.WorkItem;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/**
 * The daily run by messages: workers crashed at every single point, messages twice, in any order,
 * lost; the outbox in another store than everything else.
 */
class DistributedRunTest {

    private static final LocalDate DATE = LocalDate.of(2026, 11, 21);

    /** After this a message that nobody finished is seen again; every claim has lapsed by then. */
    private static final Duration HIDDEN = Duration.ofMinutes(16);

    private static final int ENOUGH = 30;

    /** At least once, in any order. */
    private static final class Messages implements RunQueue {

        private record Waiting(RunMessage message, Instant from) {}

        private final DailyRunWorld world;
        private final Random random;
        private final List<Waiting> waiting = new ArrayList<>();

        Messages(DailyRunWorld world, long seed) {
            this.world = world;
            this.random = new Random(seed);
        }

        @Override
        public void send(Collection<? extends RunMessage> messages, Duration delay) {
            messages.forEach(message -> waiting.add(new Waiting(message, world.now.plus(delay))));
        }

        @Override
        public boolean idle() {
            return waiting.isEmpty();
        }

        /** Takes any that can be seen now; if none can, it becomes later. */
        RunMessage take() {
            var next = waiting.stream().min(Comparator.comparing(Waiting::from)).orElseThrow();
            if (next.from().isAfter(world.now)) {
                world.now = next.from();
            }
            var seen = waiting.stream().filter(one -> !one.from().isAfter(world.now)).toList();
            var taken = seen.get(random.nextInt(seen.size()));
            waiting.remove(taken);
            return taken.message();
        }

        void doubleAll() {
            if (waiting.size() < ENOUGH) {
                waiting.addAll(List.copyOf(waiting));
            }
        }
    }

    private final Story story = new Story(DailyRunWorld.withOutboxElsewhere());

    DistributedRunTest() throws InterruptedException {}

    private static DailyRun run(Story story) {
        return story.world.runs.find(DATE).orElseThrow();
    }

    /** Works everything off; where the crashPoint blows, another worker gets the message later. */
    private static void work(Story story, Messages messages, CrashPoint crashPoint)
            throws InterruptedException {
        var now = crashPoint;
        for (int i = 0; i < 500 && !messages.idle(); i++) {
            var message = messages.take();
            try {
                story.world.worker(now, messages).handle(message);
            } catch (CrashPoint.Crash e) {
                now = crashed(messages, message);
            } catch (IllegalStateException e) {
                // In one of several threads that ask at once.
                assertThat(e).hasRootCauseInstanceOf(CrashPoint.Crash.class);
                now = crashed(messages, message);
            }
        }
        assertThat(messages.idle()).as("it comes to an end").isTrue();
    }

    private static CrashPoint crashed(Messages messages, RunMessage message) {
        messages.send(List.of(message), HIDDEN);
        return CrashPoint.whole();
    }

    private static Messages started(Story story, long seed) {
        var messages = new Messages(story.world, seed);
        assertThat(story.world.launcher(messages).start(Trigger.SCHEDULE))
                .isInstanceOf(RunStart.Started.class);
        return messages;
    }

    @Test
    void a_run_by_messages_tells_what_a_run_by_one_thread_tells() throws InterruptedException {
        work(story, started(story, 1), CrashPoint.whole());

        story.everybodyHeardOnce();
        assertThat(story.world.outbox).hasSize(2);
        assertThat(run(story).state()).isEqualTo(RunState.COMPLETED);
        assertThat(run(story).tally().sent()).isEqualTo(2);
        assertThat(run(story).progress().peopleDone()).isEqualTo(3);
    }

    @Test
    void crashed_at_any_point_the_mails_are_the_same() throws InterruptedException {
        var counting = CrashPoint.whole();
        var whole = new Story(DailyRunWorld.withOutboxElsewhere());
        work(whole, started(whole, 1), counting);
        assertThat(counting.points()).isGreaterThan(100);

        for (int point = 0; point < counting.points(); point++) {
            var crashed = new Story(DailyRunWorld.withOutboxElsewhere());
            work(crashed, started(crashed, 1), CrashPoint.at(point));
            if (run(crashed).state().active()) {
                // Whatever was lost on the way: it is looked after.
                var rest = new Messages(crashed.world, 1);
                crashed.world.launcher(rest).resume();
                work(crashed, rest, CrashPoint.whole());
            }
            assertThat(run(crashed).state()).as("point " + point).isEqualTo(RunState.COMPLETED);
            crashed.copiesAreCopies();
            crashed.everybodyHeardOnce();
        }
    }

    @Test
    void twice_and_in_any_order_it_is_the_same() throws InterruptedException {
        for (int seed = 0; seed < 20; seed++) {
            var shuffled = new Story(DailyRunWorld.withOutboxElsewhere());
            var messages = started(shuffled, seed);
            for (int i = 0; i < 12 && !messages.idle(); i++) {
                messages.doubleAll();
                shuffled.world.worker(CrashPoint.whole(), messages).handle(messages.take());
                shuffled.world.worker(CrashPoint.whole(), messages).handle(messages.take());
            }
            work(shuffled, messages, CrashPoint.whole());

            shuffled.everybodyHeardOnce();
            assertThat(shuffled.world.outbox).as("seed " + seed).hasSize(2);
            assertThat(run(shuffled).tally().sent()).isEqualTo(2);
        }
    }

    @Test
    void a_run_whose_messages_are_lost_is_taken_up_and_one_that_goes_on_is_not()
            throws InterruptedException {
        var messages = started(story, 1);
        assertThat(story.world.launcher(messages).resume())
                .isInstanceOf(RunStart.NothingToResume.class);
        messages.take();

        assertThat(story.world.launcher(messages).resume()).isInstanceOf(RunStart.Started.class);

        work(story, messages, CrashPoint.whole());
        story.everybodyHeardOnce();
    }

    @Test
    void where_a_state_machine_looks_after_the_clocks_run_one_that_somebody_asked_for_is_taken_up()
            throws InterruptedException {
        var ofTheClock = new Story(DailyRunWorld.withOutboxElsewhere());
        var lost = new Messages(ofTheClock.world, 1);
        ofTheClock.world.launcher(lost).start(Trigger.SCHEDULE);
        lost.take();
        assertThat(ofTheClock.world.launcher(lost).resumeAskedFor())
                .isInstanceOf(RunStart.NothingToResume.class);

        var messages = new Messages(story.world, 1);
        story.world.launcher(messages).start(Trigger.ADMIN);
        assertThat(story.world.launcher(messages).resumeAskedFor())
                .as("it goes on")
                .isInstanceOf(RunStart.NothingToResume.class);
        messages.take();
        assertThat(story.world.launcher(messages).resumeAskedFor())
                .isInstanceOf(RunStart.Started.class);

        work(story, messages, CrashPoint.whole());
        story.everybodyHeardOnce();
    }

    @Test
    void a_single_lost_message_is_missed_soon() throws InterruptedException {
        for (var lost : List.of(RunMessage.MakeSection.class, RunMessage.SendMail.class)) {
            var unlucky = new Story(DailyRunWorld.withOutboxElsewhere());
            var messages = started(unlucky, 1);
            boolean dropped = false;
            while (!messages.idle()) {
                var message = messages.take();
                if (!dropped && lost.isInstance(message)) {
                    dropped = true;
                } else {
                    unlucky.world.worker(CrashPoint.whole(), messages).handle(message);
                }
            }

            assertThat(dropped).isTrue();
            assertThat(run(unlucky).state()).isEqualTo(RunState.COMPLETED);
            unlucky.everybodyHeardOnce();
        }
    }

    @Test
    void while_a_run_goes_on_another_start_is_told_so() throws InterruptedException {
        var messages = started(story, 1);

        assertThat(story.world.launcher(messages).start(Trigger.CRON))
                .isEqualTo(new RunStart.InProgress(DATE));
        assertThat(story.world.launcher(messages).startDryRun())
                .isEqualTo(new RunStart.InProgress(DATE));

        work(story, messages, CrashPoint.whole());
        story.everybodyHeardOnce();
    }

    @Test
    void of_two_who_ask_before_either_has_opened_the_run_one_starts_it() {
        var messages = new Messages(story.world, 1);

        var both =
                asking(
                        messages,
                        launcher -> launcher.start(Trigger.SCHEDULE),
                        launcher -> launcher.start(Trigger.SCHEDULE));

        assertThat(both.first()).isInstanceOf(RunStart.Started.class);
        assertThat(both.second()).isEqualTo(new RunStart.InProgress(DATE));
        assertThat(messages.waiting).hasSize(1);
    }

    private record TwoStarts(RunStart first, RunStart second) {}

    /** The second looks before the first has opened anything, and gets the lock after it. */
    private TwoStarts asking(
            Messages messages,
            Function<QueueRunLauncher, RunStart> first,
            Function<QueueRunLauncher, RunStart> second) {
        var quick = story.world.launcher(messages);
        var answered = new ArrayList<RunStart>();
        var late =
                story.world.launcher(
                        messages,
                        () -> {
                            answered.add(first.apply(quick));
                            return new InMemoryRunLock().tryAcquire();
                        });
        var answer = second.apply(late);
        return new TwoStarts(answered.getFirst(), answer);
    }

    @Test
    void an_admins_run_that_comes_a_moment_after_a_dry_run_leaves_it_open() {
        var messages = new Messages(story.world, 1);

        var both =
                asking(
                        messages,
                        QueueRunLauncher::startDryRun,
                        launcher -> launcher.start(Trigger.ADMIN));

        assertThat(both.first()).isInstanceOf(RunStart.Started.class);
        assertThat(both.second()).isEqualTo(new RunStart.NotYet());
        assertThat(story.world.runs.activeDryRuns()).hasSize(1);
        assertThat(story.world.runs.active()).isEmpty();
        assertThat(messages.waiting).hasSize(1);
    }

    @Test
    void the_days_run_does_not_wait_for_a_dry_run_that_nobody_is_at() throws InterruptedException {
        var messages = new Messages(story.world, 1);
        story.world.launcher(messages).startDryRun();

        assertThat(story.world.launcher(messages).start(Trigger.SCHEDULE))
                .isInstanceOf(RunStart.Started.class);

        assertThat(story.world.runs.activeDryRuns()).isEmpty();
        work(story, messages, CrashPoint.whole());
        assertThat(run(story).state()).isEqualTo(RunState.COMPLETED);
        story.everybodyHeardOnce();
    }

    /** Taken by somebody else for that many tries. */
    private static RunLock takenFor(int tries) {
        var lock = new InMemoryRunLock();
        var tried = new AtomicInteger();
        return () -> tried.getAndIncrement() < tries ? Optional.empty() : lock.tryAcquire();
    }

    @Test
    void a_survey_waits_for_whoever_holds_the_lock_for_a_moment() throws InterruptedException {
        var messages = started(story, 1);

        story.world.worker(CrashPoint.whole(), messages, takenFor(20)).handle(messages.take());

        assertThat(messages.waiting).as("sections, and a second look").hasSize(4);
        work(story, messages, CrashPoint.whole());
        assertThat(run(story).state()).isEqualTo(RunState.COMPLETED);
        story.everybodyHeardOnce();
    }

    @Test
    void a_second_survey_beside_a_worker_that_surveys_comes_to_nothing()
            throws InterruptedException {
        var messages = started(story, 1);
        var began = story.world.now;

        story.world
                .worker(CrashPoint.whole(), messages, takenFor(Integer.MAX_VALUE))
                .handle(messages.take());

        assertThat(messages.waiting).isEmpty();
        assertThat(Duration.between(began, story.world.now)).isEqualTo(WorkerLock.MAX_WAIT);
    }

    @Test
    void a_dry_run_waits_for_whoever_holds_the_lock_for_a_moment() {
        var messages = new Messages(story.world, 1);
        assertThat(story.world.launcher(messages).startDryRun())
                .isInstanceOf(RunStart.Started.class);
        var message = messages.take();

        assertThatThrownBy(
                        () ->
                                story.world
                                        .worker(CrashPoint.whole(), messages, takenFor(20))
                                        .handle(message))
                .as("it begins")
                .hasMessage("nobody makes dry runs here");
    }

    @Test
    void a_dry_run_that_comes_a_moment_after_a_run_is_not_opened() {
        var messages = new Messages(story.world, 1);

        var both =
                asking(
                        messages,
                        launcher -> launcher.start(Trigger.SCHEDULE),
                        QueueRunLauncher::startDryRun);

        assertThat(both.first()).isInstanceOf(RunStart.Started.class);
        assertThat(both.second()).isEqualTo(new RunStart.InProgress(DATE));
        assertThat(story.world.runs.activeDryRuns()).isEmpty();
        assertThat(story.world.runs.active()).hasSize(1);
        assertThat(messages.waiting).hasSize(1);
    }

    @Test
    void of_two_dry_runs_that_are_asked_for_at_once_one_is_opened() {
        var messages = new Messages(story.world, 1);

        var both = asking(messages, QueueRunLauncher::startDryRun, QueueRunLauncher::startDryRun);

        assertThat(both.first()).isInstanceOf(RunStart.Started.class);
        assertThat(both.second()).isEqualTo(new RunStart.NotYet());
        assertThat(story.world.runs.activeDryRuns()).hasSize(1);
    }

    @Test
    void an_upstream_that_is_away_for_long_is_waited_for_by_a_message()
            throws InterruptedException {
        var messages = started(story, 1);
        story.world.away = true;
        var began = story.world.now;

        story.world.worker(CrashPoint.whole(), messages).handle(messages.take());

        assertThat(run(story).state()).isEqualTo(RunState.WAITING);
        assertThat(messages.idle()).isFalse();
        assertThat(Duration.between(began, story.world.now)).isLessThan(Duration.ofMinutes(1));
        story.world.away = false;
        work(story, messages, CrashPoint.whole());
        story.everybodyHeardOnce();
    }

    /** Surveys; while it waits for the upstream somebody else changes the run. */
    private void surveyWhile(Messages messages, UnaryOperator<DailyRun> change)
            throws InterruptedException {
        story.world.away = true;
        var worker =
                story.world.worker(
                        CrashPoint.whole(),
                        messages,
                        new InMemoryRunLock(),
                        length -> {
                            if (story.world.away) {
                                story.world.runs.save(change.apply(run(story))).orUndo("a run");
                            }
                            story.world.away = false;
                            story.world.now = story.world.now.plus(length);
                        });
        worker.handle(messages.take());
        assertThat(story.world.away).as("it waited").isFalse();
    }

    @Test
    void a_survey_leaves_a_pass_that_ended_meanwhile_as_it_is() throws InterruptedException {
        var messages = started(story, 1);

        surveyWhile(messages, run -> run.ended(RunState.INCOMPLETE, run.tally(), story.world.now));

        assertThat(run(story).state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(messages.waiting).isEmpty();
    }

    @Test
    void a_survey_keeps_what_another_worker_saved_of_the_run() throws InterruptedException {
        var messages = started(story, 1);
        surveyWhile(
                messages,
                run ->
                        run.ended(RunState.INCOMPLETE, run.tally(), story.world.now)
                                .again(Trigger.CRON, run.pass(), story.world.now));

        assertThat(run(story).trigger()).isEqualTo(Trigger.CRON);
        assertThat(run(story).progress().surveyed()).isPositive();
        work(story, messages, CrashPoint.whole());
        story.everybodyHeardOnce();
    }

    /** Notes; whenever they are counted somebody else saves the run. */
    private record SavedMeanwhile(RunNotes notes, DailyRuns runs, DailyRun run)
            implements RunNotes {
        @Override
        public void note(UUID pass, WorkItem item, WorkItem.Outcome outcome) {
            notes.note(pass, item, outcome);
        }

        @Override
        public Map<WorkItem, WorkItem.Outcome> of(UUID pass) {
            return notes.of(pass);
        }

        @Override
        public Counted count(UUID pass) {
            runs.save(runs.find(run.id()).orElseThrow()).orUndo("a run");
            return notes.count(pass);
        }

        @Override
        public void deleteAll(UUID pass) {
            notes.deleteAll(pass);
        }
    }

    @Test
    void what_a_survey_asked_last_is_counted_though_another_worker_saves_the_run()
            throws InterruptedException {
        var weather = new WeatherWorld();
        weather.listener();
        var opened = WeatherWorld.opened(to -> weather.startRun().start(Trigger.CRON, to));
        opened.leave();
        var runs = weather.stores.runs();
        var asked = new AtomicLong();

        weather.worker(
                        new SavedMeanwhile(weather.stores.runNotes(), runs, opened.run()),
                        new Messages(story.world, 1),
                        () -> new RequestCount(Map.of("live top", asked.incrementAndGet())))
                .handle(RunMessage.Survey.of(opened.run()));

        var progress = runs.find(opened.run().id()).orElseThrow().progress();
        assertThat(progress.people()).isOne();
        assertThat(progress.requests().total())
                .as("all that was asked since it began")
                .isEqualTo(asked.get() - 1);
    }

    @Test
    void a_run_whose_successor_is_due_gives_way() throws InterruptedException {
        var messages = started(story, 1);
        story.world.now = Instant.parse("2026-11-22T05:00:00Z");

        work(story, messages, CrashPoint.whole());

        assertThat(run(story).state()).isEqualTo(RunState.INCOMPLETE);
        assertThat(story.world.outbox).isEmpty();
    }

    @Test
    void while_work_goes_on_a_second_look_sends_nothing_again() throws InterruptedException {
        var messages = started(story, 1);
        story.world.worker(CrashPoint.whole(), messages).handle(messages.take());
        int sections = messages.waiting.size() - 1;
        assertThat(sections).isEqualTo(3);
        var look = messages.waiting.removeLast();
        story.world.worker(CrashPoint.whole(), messages).handle(messages.take());
        story.world.now = look.from();

        story.world.worker(CrashPoint.whole(), messages).handle(look.message());

        assertThat(messages.waiting).as("the two sections that wait, and the next look").hasSize(3);
        var next = messages.waiting.getLast();
        story.world.now = next.from();
        story.world.worker(CrashPoint.whole(), messages).handle(next.message());
        assertThat(messages.waiting.size())
                .as("nothing moved: both are sent again")
                .isGreaterThan(4);
        work(story, messages, CrashPoint.whole());
        story.everybodyHeardOnce();
        assertThat(story.world.outbox).hasSize(2);
    }
}
