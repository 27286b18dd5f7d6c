package dev.pacenote.application.dailyrun.dryrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.InMemoryRunLock;
import dev.pacenote.application.dailyrun.RunWorkers;
import dev.pacenote.application.dailyrun.WeatherWorld;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.digest.MailSamples;
import dev.pacenote.application.notice.NoticesQuery;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.MailPreview;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.digest.DailyEmailKey;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.platform.VisibleText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A run that shows what it would do and leaves nothing behind but that, and how far it is by {@link
 * DryRunMonitor}.
 */
class DryRunTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);
    private static final Paging ALL = new Paging(1, 100);

    private final WeatherWorld world = new WeatherWorld();
    private final Account fox = world.listener();

    private DailyRun dryRun() throws InterruptedException {
        var start = world.startRun();
        return WeatherWorld.opened(start::startDryRun).execute();
    }

    private static void leftNothingBehind(WeatherWorld world, Account reader) {
        assertThat(world.sent).isEmpty();
        assertThat(world.stores.runs().find(TODAY)).isEmpty();
        assertThat(world.stores.emails().find(new DailyEmailKey(reader.id(), TODAY))).isEmpty();
        assertThat(world.stores.history().of(reader.id())).isEmpty();
        var inbox = NoticesQuery.all(reader.id(), WeatherWorld.WIND);
        assertThat(world.stores.notices().page(inbox, ALL).rows()).isEmpty();
    }

    @Test
    void the_mails_that_would_leave_are_shown_and_nothing_else_is_kept()
            throws InterruptedException {
        var run = dryRun();

        assertThat(run.dry()).isTrue();
        assertThat(run.state()).isEqualTo(RunState.COMPLETED);
        assertThat(run.tally().sent()).isOne();
        assertThat(world.stores.previews().find(run.id(), Instant.EPOCH))
                .contains(
                        List.of(
                                new MailPreview(
                                        fox.username().value(),
                                        "Pacenote 20 Nov 2026: 1 winds from the north",
                                        previewLines())));
        leftNothingBehind(world, fox);
    }

    /** Operators are alarmed when no run was completed for a day: by that line of the log. */
    @Test
    void the_log_says_of_no_dry_run_that_a_run_was_completed() throws InterruptedException {
        var lines = new ArrayList<String>();
        var handler =
                new Handler() {
                    @Override
                    public void publish(LogRecord line) {
                        lines.add(new SimpleFormatter().formatMessage(line));
                    }

                    @Override
                    public void flush() {
                        // There is nothing to flush.
                    }

                    @Override
                    public void close() {
                        // There is nothing to close.
                    }
                };
        var log = Logger.getLogger(DailySteps.class.getName());
        log.addHandler(handler);
        try {
            dryRun();
            assertThat(lines).isEmpty();

            world.run();
            assertThat(lines).singleElement().asString().startsWith("run of 2026-11-20 completed");
        } finally {
            log.removeHandler(handler);
        }
    }

    private static List<String> previewLines() {
        return List.of(VisibleText.isolated("North") + ": It blows.");
    }

    /** Whoever stops interrupts it: while it asks, or while it plays the run that is undone. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void one_that_is_interrupted_ends_incomplete_and_leaves_nothing_behind(int survey)
            throws InterruptedException {
        var left = new AtomicInteger(survey);
        world.survey =
                () -> {
                    if (left.decrementAndGet() == 0) {
                        Thread.currentThread().interrupt();
                    }
                };
        var dryRun = WeatherWorld.opened(world.startRun()::startDryRun);

        assertThatThrownBy(dryRun::execute).isInstanceOf(InterruptedException.class);

        assertThat(Thread.interrupted()).as("told twice").isFalse();
        assertThat(world.stores.runs().find(dryRun.run().id()).orElseThrow().state())
                .isEqualTo(RunState.INCOMPLETE);
        leftNothingBehind(world, fox);
        assertThat(world.run().tally().sent()).isOne();
    }

    @Test
    void where_mails_are_in_another_store_nothing_is_kept_there_either()
            throws InterruptedException {
        var apart = WeatherWorld.withMailsElsewhere();
        var hare = apart.listener();
        var start = apart.startRun();

        var run = WeatherWorld.opened(start::startDryRun).execute();

        assertThat(run.tally().sent()).isOne();
        leftNothingBehind(apart, hare);
        assertThat(apart.stores.emails().unreported()).isEmpty();
    }

    @Test
    void a_mail_that_waits_in_another_store_is_shown_and_stays_as_it_is()
            throws InterruptedException {
        var apart = WeatherWorld.withMailsElsewhere();
        var key = new DailyEmailKey(apart.listener().id(), TODAY);
        var waiting = MailSamples.opened(apart.stores.emails(), key);

        var run = WeatherWorld.opened(apart.startRun()::startDryRun).execute();

        assertThat(run.tally().sent()).isOne();
        assertThat(apart.stores.emails().find(key)).contains(waiting);
    }

    @Test
    void the_real_run_afterwards_tells_everything() throws InterruptedException {
        dryRun();
        dryRun();

        assertThat(world.run().tally().sent()).isOne();
        assertThat(world.sent).hasSize(1);
    }

    @Test
    void what_a_real_run_told_already_is_not_shown_again() throws InterruptedException {
        world.run();

        var run = dryRun();

        assertThat(run.tally().sent()).isZero();
        assertThat(world.stores.previews().find(run.id(), Instant.EPOCH)).contains(List.of());
        assertThat(world.sent).hasSize(1);
    }

    @Test
    void while_a_run_or_a_dry_run_goes_on_no_dry_run_starts() {
        var first = WeatherWorld.opened(world.startRun()::startDryRun);
        assertThat(world.startRun().startDryRun(WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.NotYet());
        first.leave();

        var real = WeatherWorld.opened(workers -> world.startRun().start(Trigger.CRON, workers));
        assertThat(world.startRun().startDryRun(WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.InProgress(TODAY));
        real.leave();
        assertThat(world.startRun().startDryRun(WeatherWorld.NOBODY))
                .as("an interrupted run goes first")
                .isEqualTo(new RunStart.InProgress(TODAY));
        assertThat(world.lock.tryAcquire()).as("the lock is free").isPresent();
    }

    @Test
    void where_messages_do_the_work_nothing_opens_while_they_are_under_way() {
        var run = WeatherWorld.opened(world.startRun()::startDryRun);
        run.leave();

        assertThat(
                        world.startRun()
                                .startDryRunUnless(
                                        () -> Optional.of(run.run()), WeatherWorld.NOBODY))
                .isEqualTo(new RunStart.NotYet());
        assertThat(world.lock.tryAcquire()).as("the lock is free").isPresent();
    }

    @Test
    void a_dry_run_that_fails_is_noted_as_incomplete() {
        world.survey =
                () -> {
                    throw new IllegalStateException("a fault");
                };

        assertThatThrownBy(this::dryRun).hasMessage("a fault");

        assertThat(world.stores.runs().page(ALL).rows())
                .extracting(DailyRun::state)
                .containsExactly(RunState.INCOMPLETE);
        leftNothingBehind(world, fox);
        assertThat(world.lock.tryAcquire()).as("the lock is free").isPresent();
    }

    /** A dry run of which the stores give no answer at one point. */
    private static Optional<StoreUnavailableException> failure(RunWorkers.Opened opened)
            throws InterruptedException {
        try {
            opened.execute();
            return Optional.empty();
        } catch (StoreUnavailableException e) {
            return Optional.of(e);
        }
    }

    private static RunWorkers.Opened opened(WeatherWorld world, CrashPoint crashPoint) {
        world.listener();
        return WeatherWorld.opened(world.startRun(crashPoint)::startDryRun);
    }

    @Test
    void wherever_one_answer_of_a_store_is_lost_the_dry_run_ends_and_says_why()
            throws InterruptedException {
        var whole = CrashPoint.whole();
        var undisturbed = opened(new WeatherWorld(), whole);
        int first = whole.points();
        undisturbed.execute();
        int failed = 0;

        for (int point = first; point < whole.points(); point++) {
            var disturbed = new WeatherWorld();

            var failure = failure(opened(disturbed, CrashPoint.storesAway(point, 1)));

            assertThat(disturbed.stores.runs().activeDryRuns())
                    .as("under way, no answer at point " + point)
                    .isEmpty();
            failed += failure.isPresent() ? 1 : 0;
        }
        assertThat(failed).isPositive();
    }

    /**
     * Whoever got no answer makes a dry run once more; the crashed one held its lock as a dead
     * process.
     */
    private static final class MakesADryRun implements CrashEverywhere.Story {
        private final WeatherWorld world = new WeatherWorld();
        private final Account fox = world.listener();

        @Override
        public void act(CrashPoint crashPoint) throws InterruptedException {
            var start = world.startRun(crashPoint);
            WeatherWorld.opened(start::startDryRun).execute();
        }

        @Override
        public void repeat() throws InterruptedException {
            world.lock = new InMemoryRunLock();
            act(CrashPoint.whole());
        }

        @Override
        public void isWholeOrNothing() {
            leftNothingBehind(world, fox);
        }

        @Override
        public void isDone() {
            leftNothingBehind(world, fox);
            assertThat(
                            world.stores.runs().page(ALL).rows().stream()
                                    .filter(run -> run.state() == RunState.COMPLETED))
                    .isNotEmpty()
                    .allMatch(
                            run ->
                                    world.stores
                                                    .previews()
                                                    .find(run.id(), Instant.EPOCH)
                                                    .orElseThrow()
                                                    .size()
                                            == 1);
        }
    }

    @Test
    void a_crash_at_any_point_leaves_nothing_behind() throws InterruptedException {
        CrashEverywhere.run(MakesADryRun::new);
    }
}
