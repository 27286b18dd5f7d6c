package dev.pacenote.application.dailyrun.distributed;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.RunWorkers;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunStart;
import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Opens runs and leaves the work to others, by messages. */
public final class QueueRunLauncher implements RunLauncher {

    /** No worker lives longer: a dry run that seems to go on after it was interrupted. */
    private static final Duration MAX_DRY_RUN = Duration.ofMinutes(20);

    private final DailyRuns runs;
    private final StartRun start;
    private final RunQueue queue;
    private final InstantSource clock;

    public QueueRunLauncher(DailyRuns runs, StartRun start, RunQueue queue, InstantSource clock) {
        this.runs = runs;
        this.start = start;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public RunStart start(Trigger trigger) {
        // First without the lock: who only asks does not take it from a worker.
        Supplier<Optional<DailyRun>> before =
                trigger.isBeforeDryRuns() ? this::runUnderWay : this::underWay;
        return before.get()
                .map(StartRun::inProgress)
                .orElseGet(() -> start.startUnless(before, trigger, this::surveyed));
    }

    private Optional<CompletableFuture<DailyRun>> surveyed(RunWorkers.Opened opened) {
        return left(opened, RunMessage.Survey.of(opened.run()));
    }

    private Optional<CompletableFuture<DailyRun>> left(
            RunWorkers.Opened opened, RunMessage message) {
        opened.leave();
        queue.send(List.of(message), Duration.ZERO);
        return Optional.empty();
    }

    /** Today's run, whose messages are on their way, or a dry run. */
    private Optional<DailyRun> underWay() {
        var now = clock.instant();
        return runUnderWay()
                .or(
                        () ->
                                runs.activeDryRuns().stream()
                                        .filter(
                                                run ->
                                                        now.isBefore(
                                                                run.startedAt().plus(MAX_DRY_RUN)))
                                        .findFirst());
    }

    private Optional<DailyRun> runUnderWay() {
        var today = UtcDate.of(clock.instant());
        return runs.active().stream().filter(run -> !run.date().isBefore(today)).findFirst();
    }

    /** A run is interrupted when it is active and none of its messages is anywhere. */
    @Override
    public RunStart resume() {
        return runs.active().isEmpty() || !queue.idle()
                ? new RunStart.NothingToResume()
                : start.resume(this::surveyed);
    }

    @Override
    public RunStart resumeAskedFor() {
        return runs.active().stream().allMatch(run -> run.trigger() == Trigger.SCHEDULE)
                ? new RunStart.NothingToResume()
                : resume();
    }

    @Override
    public RunStart startDryRun() {
        return underWay()
                .map(StartRun::inProgress)
                .orElseGet(
                        () ->
                                start.startDryRunUnless(
                                        this::underWay,
                                        opened ->
                                                left(
                                                        opened,
                                                        new RunMessage.PerformDryRun(
                                                                opened.run().id()))));
    }
}
