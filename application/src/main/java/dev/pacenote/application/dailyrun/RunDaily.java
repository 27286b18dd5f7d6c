package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Sleeper;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.dailyrun.DailySchedule;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.UtcDate;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The daily run: open the date, survey, make everybody's sections, send. Every step can be repeated
 * after a crash with the same result, so the run goes on wherever its stored state says it was.
 */
public final class RunDaily {

    private static final System.Logger LOG = System.getLogger(RunDaily.class.getName());

    /**
     * The upstream's absence is looked at again at least this often, so that a due date is seen.
     */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final DailyRuns runs;
    private final RunLock lock;
    private final DailySteps steps;
    private final DailySchedule schedule;
    private final InstantSource clock;
    private final Ids ids;
    private final Sleeper sleeper;
    private final Supplier<RequestCount> requests;

    /**
     * @param requests counts what runs have asked of the upstreams since this process began
     */
    public RunDaily(
            DailyRuns runs,
            RunLock lock,
            DailySteps steps,
            DailySchedule schedule,
            InstantSource clock,
            Ids ids,
            Sleeper sleeper,
            Supplier<RequestCount> requests) {
        this.runs = runs;
        this.lock = lock;
        this.steps = steps;
        this.schedule = schedule;
        this.clock = clock;
        this.ids = ids;
        this.sleeper = sleeper;
        this.requests = requests;
    }

    /**
     * Opens today's run: a first pass, a further pass after an earlier one ended, or the rest of
     * one that was interrupted. Interrupted runs of earlier dates are closed as incomplete; what
     * they left is part of this one.
     */
    public RunStart start(Trigger trigger, RunWorkers workers) {
        return locked(held -> opened(trigger, held, workers));
    }

    /**
     * Opens today's run where the lock is held for the opening only and messages do the rest.
     *
     * @param underWay finds the run or rehearsal whose messages are on their way; it is asked while
     *     the lock is held, so that of several who ask at the same time one opens
     */
    public RunStart startUnless(
            Supplier<Optional<DailyRun>> underWay, Trigger trigger, RunWorkers workers) {
        return locked(
                held -> {
                    var busy = underWay.get();
                    if (busy.isPresent()) {
                        held.close();
                        return new RunStart.InProgress(busy.get().date());
                    }
                    return opened(trigger, held, workers);
                });
    }

    private RunStart opened(Trigger trigger, RunLock.Held held, RunWorkers workers) {
        var now = clock.instant();
        var today = UtcDate.of(now);
        closeBefore(today, now);
        closeRehearsals(now);
        var run =
                runs.find(today)
                        .map(
                                known ->
                                        known.state().active()
                                                ? known.in(RunState.RUNNING)
                                                : known.again(trigger, ids.next(), now))
                        .orElseGet(
                                () -> DailyRun.open(ids.next(), today, trigger, ids.next(), now));
        runs.save(run);
        return started(run, held, workers);
    }

    private RunStart started(DailyRun run, RunLock.Held held, RunWorkers workers) {
        return new RunStart.Started(run, workers.take(new OpenedRun(run, held, this::execute)));
    }

    /**
     * Takes up a run that a crash or a lost database interrupted; its date stays what it was. One
     * whose successor is due is closed instead: the successor takes the rest over.
     */
    public RunStart resume(RunWorkers workers) {
        if (runs.active().isEmpty()) {
            return new RunStart.NothingToResume();
        }
        return locked(
                held -> {
                    var now = clock.instant();
                    closeOverdue(now);
                    var interrupted = runs.active();
                    if (interrupted.isEmpty()) {
                        held.close();
                        return new RunStart.NothingToResume();
                    }
                    var run = interrupted.getLast().in(RunState.RUNNING);
                    closeBefore(run.date(), now);
                    runs.save(run);
                    return started(run, held, workers);
                });
    }

    private interface Opening {
        RunStart with(RunLock.Held held);
    }

    private RunStart locked(Opening opening) {
        var held = lock.tryAcquire();
        if (held.isEmpty()) {
            // Where nothing is stored yet, somebody is opening today's run right now.
            return new RunStart.InProgress(
                    runs.active().stream()
                            .findFirst()
                            .map(DailyRun::date)
                            .orElseGet(() -> UtcDate.of(clock.instant())));
        }
        try {
            return opening.with(held.get());
        } catch (RuntimeException e) {
            held.get().close();
            throw e;
        }
    }

    /** A rehearsal that still seems to go on while the lock is ours was interrupted. */
    private void closeRehearsals(Instant now) {
        for (var rehearsal : runs.rehearsing()) {
            runs.save(rehearsal.ended(RunState.INCOMPLETE, rehearsal.tally(), now));
        }
    }

    private void closeOverdue(Instant now) {
        for (var old : runs.active()) {
            if (!now.isBefore(schedule.nextDateDue(old.date()))) {
                runs.save(old.ended(RunState.INCOMPLETE, old.tally(), now));
            }
        }
    }

    private void closeBefore(LocalDate date, Instant now) {
        for (var old : runs.active()) {
            if (old.date().isBefore(date)) {
                runs.save(old.ended(RunState.INCOMPLETE, old.tally(), now));
            }
        }
    }

    /** When the store is lost the run stays as it is stored, for {@link #resume}. */
    private DailyRun execute(DailyRun run) throws InterruptedException {
        var monitor = new RunMonitor(runs, requests, run, this::waitForUpstream);
        try {
            steps.survey(run, monitor);
            write(monitor);
            for (var mail : steps.open(monitor.run())) {
                steps.send(monitor.run(), mail);
            }
            return steps.end(monitor.counted(), RunState.COMPLETED);
        } catch (RunOverdueException e) {
            LOG.log(Level.WARNING, "the run of {0} is closed unfinished", run.date());
            return steps.end(monitor.counted(), RunState.INCOMPLETE);
        }
    }

    private void write(RunMonitor monitor) {
        var due = steps.due(monitor.run());
        monitor.people(due.size(), 0);
        due.forEach(section -> steps.write(monitor.run(), section));
        monitor.people(due.size(), due.size());
    }

    private void waitForUpstream(DailyRun run, Duration length) throws InterruptedException {
        var left = length;
        while (left.isPositive()) {
            if (!clock.instant().isBefore(schedule.nextDateDue(run.date()))) {
                throw new RunOverdueException();
            }
            var step = left.compareTo(LONGEST_PAUSE) < 0 ? left : LONGEST_PAUSE;
            sleeper.pause(step);
            left = left.minus(step);
        }
    }
}
