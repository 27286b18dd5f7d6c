package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Works daily runs off on threads of this process: whoever asked may wait for the end. */
public final class InProcessRunLauncher implements RunLauncher, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(InProcessRunLauncher.class.getName());

    private final RunDaily daily;
    private final DryRun rehearsal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public InProcessRunLauncher(RunDaily daily, DryRun rehearsal) {
        this.daily = daily;
        this.rehearsal = rehearsal;
    }

    @Override
    public Launch rehearse() {
        return switch (rehearsal.start()) {
            case DryRun.Start.InProgress(var date) -> new Launch.InProgress(date);
            case DryRun.Start.Opened opened ->
                    new Launch.Started(
                            opened.rehearsal(),
                            Optional.of(
                                    CompletableFuture.supplyAsync(
                                            () -> rehearse(opened), threads)));
        };
    }

    private DailyRun rehearse(DryRun.Start.Opened opened) {
        try {
            return rehearsal.execute(opened);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped; a rehearsal is not resumed", e);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "a rehearsal failed", e);
            throw e;
        }
    }

    @Override
    public Launch start(Trigger trigger) {
        return launch(daily.start(trigger));
    }

    @Override
    public Launch resume() {
        return launch(daily.resume());
    }

    private Launch launch(RunDaily.Start start) {
        return switch (start) {
            case RunDaily.Start.InProgress(var date) -> new Launch.InProgress(date);
            case RunDaily.Start.NothingToResume _ -> new Launch.NothingToDo();
            case RunDaily.Start.Opened opened ->
                    new Launch.Started(
                            opened.run(),
                            Optional.of(
                                    CompletableFuture.supplyAsync(() -> execute(opened), threads)));
        };
    }

    private DailyRun execute(RunDaily.Start.Opened opened) {
        try {
            return daily.execute(opened);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped; the run is resumed after the next start", e);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "run of {0} interrupted: {1}",
                    opened.run().date(),
                    e.toString());
            throw e;
        }
    }

    /** Stops a run between two steps; it goes on after the next start. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
