package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;

/**
 * Notes how far the asking of a dry run is, and never waits: what does not answer now stays
 * unknown.
 */
final class DryRunMonitor implements DailySource.Monitor {

    private final RunChanges changes;
    private final RunClock clock;
    private DailyRun dryRun;

    DryRunMonitor(DailyRuns runs, RunClock clock, DailyRun dryRun) {
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
     * @param played the run that was undone, whose figures are kept
     */
    DailyRun end(RunState how, DailyRun played, RequestCount asked) {
        var progress = played.progress().withRequests(asked).withReport(dryRun.progress().report());
        save(dryRun.at(progress).ended(how, played.tally(), clock.instant()));
        return dryRun;
    }

    private void save(DailyRun next) {
        dryRun = changes.save(next);
    }
}
