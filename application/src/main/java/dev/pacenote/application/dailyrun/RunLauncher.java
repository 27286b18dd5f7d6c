package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.DailyRun.Trigger;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Has daily runs worked off in the background: whoever asked may leave without stopping anything.
 */
public interface RunLauncher {

    sealed interface Launch {
        /**
         * @param end completes with the ended run, or fails when the run could not go on; missing
         *     where others work the run off
         */
        record Started(DailyRun run, Optional<CompletableFuture<DailyRun>> end) implements Launch {}

        /** A run is active already: that of this date. */
        record InProgress(LocalDate date) implements Launch {}

        /** There was no interrupted run. */
        record NothingToDo() implements Launch {}
    }

    /** Starts today's run: its first pass, or a further one. */
    Launch start(Trigger trigger);

    /** Has a run taken up again that was interrupted. */
    Launch resume();

    /** Starts a rehearsal, which changes nothing. */
    Launch rehearse();
}
