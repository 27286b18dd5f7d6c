package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.domain.dailyrun.DailyRun;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The record of all daily runs, one row per date, and of the dry runs beside them. */
public interface DailyRuns {

    /** The run of a date; dry runs do not count. */
    Optional<DailyRun> find(LocalDate date);

    /** A run or dry run by its id. */
    Optional<DailyRun> find(UUID id);

    /** Runs that are queued, running or waiting, oldest first: more than one only after trouble. */
    List<DailyRun> active();

    /** Dry runs that have not ended. */
    List<DailyRun> activeDryRuns();

    /** The run of the latest date. */
    Optional<DailyRun> latest();

    /** The run of the latest date that was looked through to its end. */
    Optional<DailyRun> latestCompleted();

    /** Runs and dry runs, the latest begun first. */
    Paging.Page<DailyRun> page(Paging paging);

    /**
     * Stores a run or dry run that was opened.
     *
     * @return a conflict when the date of a run has one already
     */
    SaveResult<DailyRun> insert(DailyRun run);

    /** Replaces a run or dry run, if nobody saved it since it was read. */
    SaveResult<DailyRun> save(DailyRun run);
}
