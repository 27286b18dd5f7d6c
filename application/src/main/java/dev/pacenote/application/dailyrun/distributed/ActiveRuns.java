package dev.pacenote.application.dailyrun.distributed;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.RunClock;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunState;
import java.util.Optional;
import java.util.UUID;

/** Runs as a message finds them: only a pass that is still active has anything to do. */
record ActiveRuns(DailyRuns runs, DailySteps steps, RunClock clock) {

    /** The run, unless it has ended, is in another pass, or is overdue and closed for that. */
    Optional<DailyRun> find(UUID id, UUID pass) {
        return runs.find(id)
                .filter(run -> run.isUnderWay(pass))
                .filter(run -> !closedAsOverdue(run));
    }

    /** The next date's run takes over what is left. */
    private boolean closedAsOverdue(DailyRun run) {
        boolean overdue = clock.isOverdue(run);
        if (overdue) {
            steps.endOnce(run, RunState.INCOMPLETE);
        }
        return overdue;
    }
}
