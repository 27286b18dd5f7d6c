package dev.pacenote.application.dailyrun.dryrun;

import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.domain.dailyrun.DailyRun;

/** What a dry run needs of a feature area. */
public interface DryRunSource {

    /**
     * Asks everything that a run would ask.
     *
     * @return a source that answers from what was learned, without asking anybody
     */
    DailySource prepared(DailyRun dryRun, DailySource.Monitor monitor) throws InterruptedException;
}
