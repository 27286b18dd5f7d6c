package dev.pacenote.application.dailyrun.dryrun;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.RunChanges;
import dev.pacenote.application.dailyrun.RunClock;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;

/**
 * Notes how far the asking of a dry run is, and never waits: what does not answer now stays
 * unknown.
 */
public final class DryRunMonitor implements DailySource.Monitor {

    private final RunChanges changes;
    private final RunClock clock;
    private DailyRun dryRun;

    public DryRunMonitor(DailyRuns runs, RunClock clock, DailyRun dryRun) {
        this.changes = new RunChanges(runs);
        this.clock = clock;
        this.dryRun = dryRun;
    }

    @Override
    public void progress(DailyRun.SurveyCount count) {
        save(dryRun.at(dryRun.progress().withSurvey(count)));
    }

    @Override
    public void note(RunReport report) {
        save(dryRun.at(dryRun.progress().withReport(report)));
    }

    @Override
    public void waitForUpstream(Duration length) {
        // Nobody's mail depends on a dry run.
    }

    /**
     * Ends the dry run as it is stored: a save before may have succeeded although its answer was
     * lost.
     *
     * @param played the run that was undone, whose figures are kept
     * @throws OverloadedException when somebody else ended it: then the lock was lost
     */
    DailyRun end(RunState how, DailyRun played, RequestCount asked) {
        var progress = played.progress().withRequests(asked).withReport(dryRun.progress().report());
        return changes.whileUnderWay(
                        dryRun,
                        stored -> stored.at(progress).ended(how, played.tally(), clock.instant()))
                .orElseThrow(() -> new OverloadedException("the dry run of " + dryRun.date()));
    }

    private void save(DailyRun next) {
        dryRun = changes.save(next);
    }
}
