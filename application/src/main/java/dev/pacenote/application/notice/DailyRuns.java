package dev.pacenote.application.notice;

import dev.pacenote.domain.notice.DailyRun;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The record of all daily runs: one row per date. */
public interface DailyRuns {

    Optional<DailyRun> find(LocalDate date);

    /** Runs that are queued, running or waiting, oldest first: more than one only after trouble. */
    List<DailyRun> active();

    /** The run of the latest date. */
    Optional<DailyRun> latest();

    /** Stores a run, replacing what is stored of its date. */
    void save(DailyRun run);
}
