package dev.pacenote.application.dailyrun.start;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunChanges;
import dev.pacenote.application.dailyrun.RunClock;
import dev.pacenote.application.dailyrun.dryrun.DryRunMonitor;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.UtcDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Opens runs in the store, and closes those that nobody goes on with, or nobody may go on with. The
 * caller has the lock, unless something else is said.
 */
public final class RunOpening {

    private final DailyRuns runs;
    private final RunChanges changes;
    private final RunClock clock;
    private final Ids ids;

    public RunOpening(DailyRuns runs, RunClock clock, Ids ids) {
        this.runs = runs;
        this.changes = new RunChanges(runs);
        this.clock = clock;
        this.ids = ids;
    }

    /** Notes how far an opened dry run is. */
    public DryRunMonitor monitor(DailyRun dryRun) {
        return new DryRunMonitor(runs, clock, dryRun);
    }

    /**
     * Today's run: a first pass, a further pass after an earlier one ended, or the rest of one that
     * was interrupted. Interrupted runs of earlier dates are closed as incomplete; what they left
     * is part of this one.
     */
    public DailyRun today(Trigger trigger) {
        var now = clock.instant();
        var today = UtcDate.of(now);
        closeBefore(today, now);
        closeDryRuns(now);
        return VersionedChange.of(
                        () -> runs.find(today),
                        known ->
                                Optional.of(
                                        known.state().active()
                                                ? known.in(RunState.RUNNING)
                                                : known.again(trigger, ids.next(), now)),
                        runs::save)
                .map(VersionedChange::after)
                .orElseGet(
                        () -> opened(DailyRun.open(ids.next(), today, trigger, ids.next(), now)));
    }

    /**
     * The run that a crash or a lost database interrupted; its date stays what it was. One whose
     * successor is due is closed instead: the successor takes the rest over.
     */
    Optional<DailyRun> interrupted() {
        var now = clock.instant();
        close(clock::isOverdue, now);
        var interrupted = runs.active();
        if (interrupted.isEmpty()) {
            return Optional.empty();
        }
        var run = interrupted.getLast();
        closeBefore(run.date(), now);
        return changes.whileUnderWay(run, stored -> stored.in(RunState.RUNNING));
    }

    /** A dry run. */
    DailyRun dryRun() {
        var now = clock.instant();
        return opened(DailyRun.openDryRun(ids.next(), UtcDate.of(now), ids.next(), now));
    }

    private DailyRun opened(DailyRun run) {
        return runs.insert(run).orUndo("the run of " + run.date());
    }

    /** A run that is active, be it that it waits to be resumed. */
    Optional<DailyRun> active() {
        return runs.active().stream().findFirst();
    }

    /**
     * Ends dry runs for the day's run. The worker of one holds the lock and notices it at its next
     * step.
     */
    void endDryRuns() {
        closeDryRuns(clock.instant());
    }

    /** A dry run that still seems to go on while the lock is ours was interrupted, or waits. */
    private void closeDryRuns(Instant now) {
        for (var dryRun : runs.activeDryRuns()) {
            close(dryRun, now);
        }
    }

    private void closeBefore(LocalDate date, Instant now) {
        close(run -> run.date().isBefore(date), now);
    }

    /** A worker of it, which does not hold the lock, may be saving how far it is. */
    private void close(DailyRun run, Instant now) {
        changes.whileUnderWay(
                run, stored -> stored.ended(RunState.INCOMPLETE, stored.tally(), now));
    }

    private void close(Predicate<DailyRun> which, Instant now) {
        for (var old : runs.active()) {
            if (which.test(old)) {
                close(old, now);
            }
        }
    }
}
