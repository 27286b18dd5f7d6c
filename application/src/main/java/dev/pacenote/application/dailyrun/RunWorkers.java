package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Who works an opened run off. */
@FunctionalInterface
public interface RunWorkers {

    /** Other processes, who take the run's lock themselves when they need it. */
    RunWorkers OTHERS =
            opened -> {
                opened.leave();
                return Optional.empty();
            };

    /**
     * Takes a run over, which is to be either executed or left.
     *
     * @return its end, where it is worked off in this process
     */
    Optional<CompletableFuture<DailyRun>> take(Opened opened);

    /** A run that is stored as running; its lock is held until it is executed or left. */
    interface Opened {

        DailyRun run();

        /** Works the run off, and gives its lock back. */
        DailyRun execute() throws InterruptedException;

        /** Gives the lock back: others work the run off. */
        void leave();
    }
}
