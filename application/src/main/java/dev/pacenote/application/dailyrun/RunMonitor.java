package dev.pacenote.application.dailyrun;

import dev.pacenote.domain.dailyrun.DailyRun;
import dev.pacenote.domain.dailyrun.RunReport;
import dev.pacenote.domain.dailyrun.RunState;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Keeps a run's stored progress up to date while it is worked off. */
final class RunMonitor implements DailySource.Monitor {

    /** How a change of the run is stored. */
    interface Saving {
        DailyRun save(DailyRun run, UnaryOperator<DailyRun> change);
    }

    /** What to do while the upstream is away. */
    interface Waiting {
        void await(DailyRun run, Duration length) throws InterruptedException;
    }

    private final Supplier<RequestCount> requests;
    private final Saving saving;
    private final Waiting waiting;
    private final RequestCount requestsBefore;
    private final RequestCount requestsOfThisPass;
    private final RunReport reportBefore;
    private DailyRun run;

    /**
     * @param requests counts what runs have asked of the upstreams since this process began
     */
    RunMonitor(Supplier<RequestCount> requests, DailyRun run, Saving saving, Waiting waiting) {
        this.requests = requests;
        this.saving = saving;
        this.waiting = waiting;
        this.run = run;
        this.requestsBefore = requests.get();
        this.requestsOfThisPass = run.progress().requests();
        this.reportBefore = run.progress().report();
    }

    DailyRun run() {
        return run;
    }

    /** The run with everything that was asked until now. */
    DailyRun counted() {
        return counted(run);
    }

    void people(int all, int done) {
        save(now -> now.at(now.progress().withPeople(all, done)));
    }

    @Override
    public void progress(DailyRun.SurveyCount count) {
        save(now -> now.in(RunState.RUNNING).at(now.progress().withSurvey(count)));
    }

    @Override
    public void note(RunReport report) {
        save(now -> now.at(now.progress().withReport(reportBefore.and(report))));
    }

    @Override
    public void waitForUpstream(Duration length) throws InterruptedException {
        save(now -> now.in(RunState.WAITING));
        waiting.await(run, length);
    }

    private void save(UnaryOperator<DailyRun> change) {
        run = saving.save(run, now -> counted(change.apply(now)));
    }

    private DailyRun counted(DailyRun next) {
        var asked = requestsOfThisPass.plus(requests.get().since(requestsBefore));
        return next.at(next.progress().withRequests(asked));
    }
}
