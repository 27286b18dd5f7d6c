package dev.pacenote.application.dailyrun.start;

import dev.pacenote.domain.dailyrun.DailyRun.Trigger;

/**
 * Has daily runs worked off in the background: whoever asked may leave without stopping anything.
 */
public interface RunLauncher {

    /** Starts today's run: its first pass, or a further one. */
    RunStart start(Trigger trigger);

    /** Has a run taken up again that was interrupted. */
    RunStart resume();

    /**
     * The same where somebody else looks after what the clock starts, as a state machine does: only
     * a run that a person or a program asked for.
     */
    default RunStart resumeAskedFor() {
        return resume();
    }

    /** Starts a dry run, which changes nothing. */
    RunStart startDryRun();
}
