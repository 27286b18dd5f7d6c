package dev.pacenote.application.notice;

import dev.pacenote.domain.notice.DailyRun;
import dev.pacenote.domain.notice.DailyRun.Trigger;
import java.lang.System.Logger.Level;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Starts daily runs on a thread of their own: whoever asked may wait for the end, or leave without
 * stopping anything.
 */
public final class RunLauncher implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(RunLauncher.class.getName());

    public sealed interface Launch {
        /**
         * @param end completes with the ended run, or fails when the run could not go on
         */
        record Started(DailyRun run, CompletableFuture<DailyRun> end) implements Launch {}

        /** A run is active already: that of this date. */
        record InProgress(LocalDate date) implements Launch {}

        /** There was no interrupted run. */
        record NothingToDo() implements Launch {}
    }

    private final RunDaily daily;
    private final RehearseDaily rehearsal;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public RunLauncher(RunDaily daily, RehearseDaily rehearsal) {
        this.daily = daily;
        this.rehearsal = rehearsal;
    }

    /** Starts a rehearsal, which changes nothing. */
    public Launch rehearse() {
        return switch (rehearsal.start()) {
            case RehearseDaily.Start.InProgress(var date) -> new Launch.InProgress(date);
            case RehearseDaily.Start.Opened opened ->
                    new Launch.Started(
                            opened.rehearsal(),
                            CompletableFuture.supplyAsync(() -> rehearse(opened), threads));
        };
    }

    private DailyRun rehearse(RehearseDaily.Start.Opened opened) {
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

    public Launch start(Trigger trigger) {
        return launch(daily.start(trigger));
    }

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
                            CompletableFuture.supplyAsync(() -> execute(opened), threads));
        };
    }

    private DailyRun execute(RunDaily.Start.Opened opened) {
        try {
            var run = daily.execute(opened);
            LOG.log(
                    Level.INFO,
                    "run of {0} {1}: {2} of {3} looked at, {4} changed, {5} mails sent, {6} failed",
                    run.date(),
                    run.state().word(),
                    run.progress().surveyed(),
                    run.progress().watched(),
                    run.progress().changed(),
                    run.tally().sent(),
                    run.tally().failed());
            return run;
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
