package dev.pacenote.application.dailyrun.start;

import dev.pacenote.domain.dailyrun.DailyRun;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What became of a daily run or a dry run that was to be started. */
public sealed interface RunStart {

    /**
     * It is stored as running, and somebody works it off.
     *
     * @param end completes with the ended run, or fails when the run could not go on; missing where
     *     other processes work the run off
     */
    record Started(DailyRun run, Optional<CompletableFuture<DailyRun>> end) implements RunStart {}

    /**
     * Some run is active, whoever started it.
     *
     * @param date of that run
     */
    record InProgress(LocalDate date) implements RunStart {}

    /**
     * Somebody else is in the way, and nobody has begun a run: a dry run, which is ended where the
     * day's run goes first, or a process that is opening or ending a run at this moment. A
     * scheduler asks again soon.
     */
    record NotYet() implements RunStart {}

    /** There is no interrupted run to resume. */
    record NothingToResume() implements RunStart {}
}
