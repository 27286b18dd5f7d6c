package dev.pacenote.application.dailyrun.start;

import dev.pacenote.application.dailyrun.RunWorkers;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Works daily runs off on threads of this process: whoever asked may wait for the end. */
public final class InProcessRunLauncher implements RunLauncher, AutoCloseable {

    private static final System.Logger LOG = System.getLogger(InProcessRunLauncher.class.getName());

    /** What the step that is being taken may take. */
    private static final Duration LAST_STEP = Duration.ofSeconds(5);

    private final StartRun start;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public InProcessRunLauncher(StartRun start) {
        this.start = start;
    }

    @Override
    public RunStart start(Trigger trigger) {
        return start.start(trigger, this::executed);
    }

    @Override
    public RunStart resume() {
        return start.resume(this::executed);
    }

    @Override
    public RunStart startDryRun() {
        return start.startDryRun(this::executed);
    }

    private Optional<CompletableFuture<DailyRun>> executed(RunWorkers.Opened opened) {
        return Optional.of(CompletableFuture.supplyAsync(() -> execute(opened), threads));
    }

    private static DailyRun execute(RunWorkers.Opened opened) {
        try {
            return opened.execute();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "stopped; a run is resumed after the next start, a dry run is not", e);
        } catch (RuntimeException e) {
            LOG.log(
                    Level.WARNING,
                    "the run of "
                            + opened.run().date()
                            + (opened.run().dry() ? " (dry)" : "")
                            + " was interrupted",
                    e);
            throw e;
        }
    }

    /**
     * Stops a run between two steps; it goes on after the next start. A dry run ends incomplete.
     * Either has a few seconds to store where it is.
     */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(LAST_STEP.toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(Level.WARNING, "a run did not stop within {0}", LAST_STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
