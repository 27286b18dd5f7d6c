package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.WorkItem;
import java.util.Map;
import java.util.UUID;

/**
 * What became of each piece of a pass's work, until the pass is summed up: whoever takes a run up
 * after a crash, or beside others, does nothing twice.
 */
public interface RunNotes {

    /**
     * Notes what became of a piece of a pass's work. The last word counts, but that there was
     * nothing to do takes no earlier word back.
     */
    void note(UUID pass, WorkItem item, WorkItem.Outcome outcome);

    /** Everything that was noted about a pass. */
    Map<WorkItem, WorkItem.Outcome> of(UUID pass);

    /** How many sections and mails were noted about a pass. */
    Counted count(UUID pass);

    record Counted(int sections, int mails) {}

    /** Deletes the notes about a pass. */
    void deleteAll(UUID pass);
}
