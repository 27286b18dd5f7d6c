package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;
import java.util.function.Supplier;

/** Looks at everything that is followed, as far as one worker gets. One at a time does so. */
public final class WorkerSurvey {

    /** How the look of one worker ended. */
    public sealed interface Result {
        record Done(DailyRun run) implements Result {}

        /** Another worker is at it. */
        record BusyElsewhere() implements Result {}

        /** The upstream is away: try again after a while. */
        record Paused(Duration delay) implements Result {}
    }

    /** A worker waits no longer for an upstream that is away; a message does. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

    private final DailyRuns runs;
    private final WorkerLock lock;
    private final DailySteps steps;
    private final RunClock clock;
    private final Supplier<RequestCount> requests;

    WorkerSurvey(
            DailyRuns runs,
            WorkerLock lock,
            DailySteps steps,
            RunClock clock,
            Supplier<RequestCount> requests) {
        this.runs = runs;
        this.lock = lock;
        this.steps = steps;
        this.clock = clock;
        this.requests = requests;
    }

    /**
     * @throws InterruptedException when the worker has no more time; another one goes on from here
     */
    Result look(DailyRun run) throws InterruptedException {
        var held = lock.await();
        if (held.isEmpty()) {
            return new Result.BusyElsewhere();
        }
        var monitor = new RunMonitor(runs, requests, run, (_, length) -> waitOrPause(length));
        try (var _ = held.get()) {
            steps.survey(run, monitor);
            return new Result.Done(monitor.counted());
        } catch (RunPausedException e) {
            return new Result.Paused(e.waiting());
        }
    }

    /** What was asked so far is lost by a pause: short waits are sat out. */
    private void waitOrPause(Duration length) throws InterruptedException {
        if (length.compareTo(LONGEST_WAIT) > 0) {
            throw new RunPausedException(length);
        }
        clock.pause(length);
    }
}
