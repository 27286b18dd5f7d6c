package dev.pacenote.application.dailyrun.start;

import dev.pacenote.application.dailyrun.ExecuteRun;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.RunWorkers;
import dev.pacenote.application.dailyrun.dryrun.DryRun;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Starts daily runs and dry runs, one at a time. Every step of a run can be repeated after a crash
 * with the same result, so a run goes on wherever its stored state says it was.
 */
public final class StartRun {

    private final RunLock lock;
    private final RunOpening opening;
    private final ExecuteRun execution;
    private final DryRun dryRun;

    public StartRun(RunLock lock, RunOpening opening, ExecuteRun execution, DryRun dryRun) {
        this.lock = lock;
        this.opening = opening;
        this.execution = execution;
        this.dryRun = dryRun;
    }

    /**
     * Starts today's run, see {@link RunOpening#today}. A dry run that is in the way is ended where
     * {@linkplain Trigger#isBeforeDryRuns() the day's run goes first}: it stops at its next step,
     * and until then this answers {@link RunStart.NotYet}.
     */
    public RunStart start(Trigger trigger, RunWorkers workers) {
        return startUnless(Optional::empty, trigger, workers);
    }

    /**
     * Starts today's run where the lock is held for the opening only and messages do the rest.
     *
     * @param underWay finds the run or dry run that this one does not go before and whose messages
     *     are on their way; it is asked while the lock is held, so that of several who ask at the
     *     same time one opens
     */
    public RunStart startUnless(
            Supplier<Optional<DailyRun>> underWay, Trigger trigger, RunWorkers workers) {
        return locked(
                () -> inTheWay(trigger),
                held ->
                        busy(underWay)
                                .orElseGet(
                                        () ->
                                                held.hand(
                                                        opening.today(trigger),
                                                        execution::execute,
                                                        workers)));
    }

    /** Takes up a run that was interrupted, see {@link RunOpening#interrupted}. */
    public RunStart resume(RunWorkers workers) {
        if (opening.active().isEmpty()) {
            return new RunStart.NothingToResume();
        }
        return locked(
                this::inProgress,
                held ->
                        opening.interrupted()
                                .map(run -> held.hand(run, execution::execute, workers))
                                .orElseGet(RunStart.NothingToResume::new));
    }

    /** Starts a dry run, unless a run is active. */
    public RunStart startDryRun(RunWorkers workers) {
        return startDryRunUnless(Optional::empty, workers);
    }

    /** The same where messages do the work, see {@link #startUnless}. */
    public RunStart startDryRunUnless(Supplier<Optional<DailyRun>> underWay, RunWorkers workers) {
        return locked(
                this::inProgress,
                held ->
                        busy(underWay)
                                .or(this::waitingToBeResumed)
                                .orElseGet(
                                        () ->
                                                held.hand(
                                                        opening.dryRun(),
                                                        dryRun::execute,
                                                        workers)));
    }

    private static Optional<RunStart> busy(Supplier<Optional<DailyRun>> underWay) {
        return underWay.get().map(StartRun::inProgress);
    }

    /** The answer to a start while this run is under way. */
    public static RunStart inProgress(DailyRun run) {
        return run.dry() ? new RunStart.NotYet() : new RunStart.InProgress(run.date());
    }

    /** An interrupted run goes before a dry run. */
    private Optional<RunStart> waitingToBeResumed() {
        return opening.active().map(StartRun::inProgress);
    }

    private RunStart inProgress() {
        return waitingToBeResumed().orElseGet(RunStart.NotYet::new);
    }

    private RunStart inTheWay(Trigger trigger) {
        var answer = inProgress();
        if (answer instanceof RunStart.NotYet && trigger.isBeforeDryRuns()) {
            opening.endDryRuns();
        }
        return answer;
    }

    private interface Start {
        RunStart with(Handover held);
    }

    private RunStart locked(Supplier<RunStart> taken, Start start) {
        var held = lock.tryAcquire();
        if (held.isEmpty()) {
            return taken.get();
        }
        try (var handover = new Handover(held.get())) {
            return start.with(handover);
        }
    }

    /** The lock until it is handed to whoever works the run off; else it is given back. */
    private static final class Handover implements AutoCloseable {

        private final RunLock.Held held;
        private boolean handed;

        Handover(RunLock.Held held) {
            this.held = held;
        }

        RunStart hand(DailyRun run, OpenedRun.Work work, RunWorkers workers) {
            var end = workers.take(new OpenedRun(run, held, work));
            handed = true;
            return new RunStart.Started(run, end);
        }

        @Override
        public void close() {
            if (!handed) {
                held.close();
            }
        }
    }
}
