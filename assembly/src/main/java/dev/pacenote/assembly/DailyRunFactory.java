package dev.pacenote.assembly;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.DryRun;
import dev.pacenote.application.dailyrun.DryRunDailyEmails;
import dev.pacenote.application.dailyrun.RunDaily;
import dev.pacenote.application.dailyrun.RunLauncher;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.RunPhases;
import dev.pacenote.application.dailyrun.ShowSchedule;
import dev.pacenote.application.dailyrun.WaitingRunLock;
import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.status.LatestRun;
import dev.pacenote.application.platform.upstream.RunRequests;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.domain.dailyrun.RunAge;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The daily run and its rehearsal. */
@Factory
final class DailyRunFactory {

    @Singleton
    DryRun rehearseDaily(
            DailyRuns runs,
            RunLock lock,
            List<DryRun.Stage> stages,
            DigestFactory.Senders senders,
            DailyEmails emails,
            Transactions transactions,
            List<RunRequests> requests,
            DailyRunConfiguration configuration,
            InstantSource clock,
            Ids ids) {
        return new DryRun(
                runs,
                new WaitingRunLock(lock, runs, Thread::sleep),
                stages,
                template ->
                        senders.of(
                                _ -> new Mailer.Result.Accepted(),
                                template,
                                new DryRunDailyEmails(emails)),
                configuration.schedule(),
                transactions,
                clock,
                ids,
                () -> RunRequests.sentFor(requests));
    }

    @Singleton
    DailySteps dailySteps(
            DailyRuns runs,
            List<DailySource> sources,
            SendDailyEmails sender,
            InstantSource clock) {
        return new DailySteps(runs, sources, sender, clock);
    }

    @Singleton
    RunDaily runDaily(
            DailyRuns runs,
            RunLock lock,
            DailySteps steps,
            List<RunRequests> requests,
            DailyRunConfiguration configuration,
            InstantSource clock,
            Ids ids) {
        return new RunDaily(
                runs,
                new WaitingRunLock(lock, runs, Thread::sleep),
                steps,
                configuration.schedule(),
                clock,
                ids,
                Thread::sleep,
                () -> RunRequests.sentFor(requests));
    }

    @Singleton
    RunPhases runPhases(List<DailySource> sources) {
        return new RunPhases(sources);
    }

    @Singleton
    LatestRun latestRun(DailyRuns runs, InstantSource clock) {
        return () ->
                runs.latest()
                        .map(
                                run -> {
                                    var age = RunAge.of(run, clock.instant());
                                    return new LatestRun.Run(
                                            run.date(),
                                            run.state().word(),
                                            age.age(),
                                            age.overdue());
                                });
    }

    @Singleton
    ShowSchedule showSchedule(DailyRuns runs, Configuration configuration, InstantSource clock) {
        return new ShowSchedule(
                runs, configuration.schedule(), configuration.requestsPerSecond(), clock);
    }

    /** Functions resume by an event of its own, unless a state machine does. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = "server")
    ScheduledJob interruptedRuns(RunLauncher launcher) {
        return ScheduledJob.of("interrupted-runs", Duration.ofSeconds(20), launcher::resume);
    }
}
