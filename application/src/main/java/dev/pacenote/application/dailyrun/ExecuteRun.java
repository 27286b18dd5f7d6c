package dev.pacenote.application.dailyrun;

import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.Supplier;

/** Works an opened run off, one step after the other: survey, everybody's sections, mails. */
public final class ExecuteRun {

    private static final System.Logger LOG = System.getLogger(ExecuteRun.class.getName());

    /**
     * The upstream's absence is looked at again at least this often, so that a due date is seen.
     */
    private static final Duration MAX_PAUSE = Duration.ofSeconds(30);

    private final RunChanges changes;
    private final DailySteps steps;
    private final RunClock clock;
    private final Supplier<RequestCount> requests;

    /**
     * @param requests counts what runs have asked of the upstreams since this process began
     */
    public ExecuteRun(
            DailyRuns runs, DailySteps steps, RunClock clock, Supplier<RequestCount> requests) {
        this.changes = new RunChanges(runs);
        this.steps = steps;
        this.clock = clock;
        this.requests = requests;
    }

    /** A run that never waits and is not counted, for whoever undoes it. */
    public static ExecuteRun undone(DailyRuns runs, DailySteps steps, RunClock clock) {
        return new ExecuteRun(
                runs, steps.undone(), clock.withoutWaiting(), () -> RequestCount.NONE);
    }

    /**
     * When the store or the lock is lost the run stays as it is stored, for {@link
     * StartRun#resume}.
     */
    public DailyRun execute(DailyRun run) throws InterruptedException {
        var monitor =
                new RunMonitor(
                        requests,
                        run,
                        (now, change) -> changes.save(change.apply(now)),
                        this::waitForUpstream);
        try {
            steps.survey(run, monitor);
            write(monitor);
            steps.send(monitor.run(), steps.open(monitor.run()));
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
            if (clock.isOverdue(run)) {
                throw new RunOverdueException();
            }
            var step = left.compareTo(MAX_PAUSE) < 0 ? left : MAX_PAUSE;
            clock.pause(step);
            left = left.minus(step);
        }
    }
}
