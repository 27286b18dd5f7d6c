package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Paging;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.MailPreview;
import dev.pacenote.domain.dailyrun.WorkItem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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

    /** Stores a run, replacing what is stored of it. A date never gets a second run. */
    void save(DailyRun run);

    /**
     * Notes what became of a piece of a pass's work. The last word counts, but that there was
     * nothing to do takes no earlier word back.
     */
    void note(UUID pass, WorkItem item, WorkItem.Outcome outcome);

    /** Everything that was noted about a pass. */
    Map<WorkItem, WorkItem.Outcome> noted(UUID pass);

    /** How many sections and mails were noted about a pass. */
    Counted counted(UUID pass);

    record Counted(int sections, int mails) {}

    /** Forgets the notes about a pass, which has been summed up. */
    void forgetNoted(UUID pass);

    /** Keeps what a dry run would have sent. */
    void keepPreview(UUID dryRun, List<MailPreview> preview);

    /** What a dry run would have sent; empty for everything that began before {@code since}. */
    Optional<List<MailPreview>> preview(UUID dryRun, Instant since);
}
