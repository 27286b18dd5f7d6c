package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import dev.pacenote.domain.platform.UtcDate;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Opens runs and leaves the work to others, by messages. */
public final class QueueRunLauncher implements RunLauncher {

    /** No worker lives longer: a rehearsal that seems to go on after it was interrupted. */
    private static final Duration LONGEST_REHEARSAL = Duration.ofMinutes(20);

    private final DailyRuns runs;
    private final RunDaily daily;
    private final DryRun rehearsal;
    private final RunQueue queue;
    private final InstantSource clock;

    public QueueRunLauncher(
            DailyRuns runs, RunDaily daily, DryRun rehearsal, RunQueue queue, InstantSource clock) {
        this.runs = runs;
        this.daily = daily;
        this.rehearsal = rehearsal;
        this.queue = queue;
        this.clock = clock;
    }

    @Override
    public Launch start(Trigger trigger) {
        // First without the lock: who only asks does not take it from a worker.
        var busy = underWay();
        return busy.isPresent()
                ? new Launch.InProgress(busy.get().date())
                : launched(daily.startUnless(this::underWay, trigger));
    }

    /** Today's run, whose messages are on their way, or a rehearsal. */
    private Optional<DailyRun> underWay() {
        var now = clock.instant();
        var today = UtcDate.of(now);
        return runs.active().stream()
                .filter(run -> !run.date().isBefore(today))
                .findFirst()
                .or(
                        () ->
                                runs.rehearsing().stream()
                                        .filter(
                                                run ->
                                                        now.isBefore(
                                                                run.startedAt()
                                                                        .plus(LONGEST_REHEARSAL)))
                                        .findFirst());
    }

    private Launch launched(RunDaily.Start start) {
        return switch (start) {
            case RunDaily.Start.InProgress(var date) -> new Launch.InProgress(date);
            case RunDaily.Start.NothingToResume _ -> new Launch.NothingToDo();
            case RunDaily.Start.Opened(var run, var lock) -> {
                lock.close();
                queue.send(List.of(RunMessage.Survey.of(run)), Duration.ZERO);
                yield new Launch.Started(run, Optional.empty());
            }
        };
    }

    /** A run is interrupted when it is active and none of its messages is anywhere. */
    @Override
    public Launch resume() {
        return runs.active().isEmpty() || !queue.idle()
                ? new Launch.NothingToDo()
                : launched(daily.resume());
    }

    @Override
    public Launch rehearse() {
        var busy = underWay();
        if (busy.isPresent()) {
            return new Launch.InProgress(busy.get().date());
        }
        return switch (rehearsal.startUnless(this::underWay)) {
            case DryRun.Start.InProgress(var date) -> new Launch.InProgress(date);
            case DryRun.Start.Opened(var opened, var lock) -> {
                lock.close();
                queue.send(List.of(new RunMessage.Rehearse(opened.id())), Duration.ZERO);
                yield new Launch.Started(opened, Optional.empty());
            }
        };
    }
}
