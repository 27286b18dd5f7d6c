package dev.pacenote.application.dailyrun;

import dev.pacenote.application.dailyrun.distributed.WorkerLock;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Looks at everything that is followed, as far as one worker gets. One at a time does so. */
public final class WorkerSurvey {

    /** How the look of one worker ended. */
    public sealed interface Result {
        record Done(DailyRun run) implements Result {}

        /** Another worker is at it, or has ended the pass. */
        record BusyElsewhere() implements Result {}

        /** The upstream is away: try again after a while. */
        record Paused(Duration delay) implements Result {}
    }

    /** A worker waits no longer for an upstream that is away; a message does. */
    private static final Duration MAX_WAIT = Duration.ofSeconds(20);

    private final DailyRuns runs;
    private final RunChanges changes;
    private final WorkerLock lock;
    private final DailySteps steps;
    private final RunClock clock;
    private final Supplier<RequestCount> requests;

    public WorkerSurvey(
            DailyRuns runs,
            WorkerLock lock,
            DailySteps steps,
            RunClock clock,
            Supplier<RequestCount> requests) {
        this.runs = runs;
        this.changes = new RunChanges(runs);
        this.lock = lock;
        this.steps = steps;
        this.clock = clock;
        this.requests = requests;
    }

    /**
     * @throws InterruptedException when the worker has no more time; another one goes on from here
     */
    public Result look(DailyRun run) throws InterruptedException {
        var held = lock.await();
        if (held.isEmpty()) {
            return new Result.BusyElsewhere();
        }
        try (var _ = held.get()) {
            // Whoever had the lock may have asked more since this run was read.
            var stored = runs.find(run.id()).filter(now -> now.isUnderWay(run.pass()));
            return stored.isPresent() ? survey(stored.get()) : new Result.BusyElsewhere();
        } catch (RunPausedException e) {
            return new Result.Paused(e.waiting());
        } catch (PassEndedException e) {
            return new Result.BusyElsewhere();
        }
    }

    private Result survey(DailyRun run) throws InterruptedException {
        var monitor = new RunMonitor(requests, run, this::save, (_, length) -> waitOrPause(length));
        steps.survey(run, monitor);
        return new Result.Done(monitor.counted());
    }

    /** A message that came twice may have another worker count people meanwhile. */
    private DailyRun save(DailyRun run, UnaryOperator<DailyRun> change) {
        return changes.whileUnderWay(run, change).orElseThrow(PassEndedException::new);
    }

    /** What was asked so far is lost by a pause: short waits are sat out. */
    private void waitOrPause(Duration length) throws InterruptedException {
        if (length.compareTo(MAX_WAIT) > 0) {
            throw new RunPausedException(length);
        }
        clock.pause(length);
    }
}
