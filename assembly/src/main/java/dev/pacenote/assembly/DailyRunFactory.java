package dev.pacenote.assembly;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySource;
import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.ExecuteRun;
import dev.pacenote.application.dailyrun.RunClock;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.RunNotes;
import dev.pacenote.application.dailyrun.RunPhase;
import dev.pacenote.application.dailyrun.RunPhases;
import dev.pacenote.application.dailyrun.ShowSchedule;
import dev.pacenote.application.dailyrun.WaitingRunLock;
import dev.pacenote.application.dailyrun.dryrun.DryRun;
import dev.pacenote.application.dailyrun.dryrun.DryRunDailyEmails;
import dev.pacenote.application.dailyrun.dryrun.DryRunPreviews;
import dev.pacenote.application.dailyrun.dryrun.DryRunSource;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.RunOpening;
import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.status.LatestRun;
import dev.pacenote.application.platform.upstream.RequestCounter;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.assembly.delivery.DigestFactory;
import dev.pacenote.domain.dailyrun.RunAge;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The daily run and the dry run. */
@Factory
final class DailyRunFactory {

    @Singleton
    RunClock runClock(DailyRunConfiguration configuration, InstantSource clock) {
        return new RunClock(configuration.schedule(), clock, Thread::sleep);
    }

    @Singleton
    RunOpening runOpening(DailyRuns runs, RunClock clock, Ids ids) {
        return new RunOpening(runs, clock, ids);
    }

    /** No mail server hears of the mails of a dry run, and its outbox is its own. */
    @Singleton
    DryRun.Execution dryRunExecution(
            DailyRuns runs,
            RunNotes notes,
            DigestFactory.Senders senders,
            DailyEmails emails,
            Transactions transactions,
            RunClock clock) {
        return (sources, template) -> {
            var sender =
                    senders.of(
                            _ -> new Mailer.Result.Accepted(),
                            template,
                            new DryRunDailyEmails(emails));
            var steps = new DailySteps(runs, notes, sources, sender, transactions, clock.clock());
            return ExecuteRun.undone(runs, steps, clock);
        };
    }

    @Singleton
    DryRun dryRun(
            DryRunPreviews previews,
            List<DryRunSource> dryRunSources,
            DryRun.Execution execution,
            RunOpening opening,
            Transactions transactions,
            List<RequestCounter> requests) {
        return new DryRun(
                previews,
                dryRunSources,
                execution,
                opening,
                transactions,
                RequestCounter.sum(requests));
    }

    @Singleton
    DailySteps dailySteps(
            DailyRuns runs,
            RunNotes notes,
            List<DailySource> sources,
            SendDailyEmails sender,
            Transactions transactions,
            InstantSource clock) {
        return new DailySteps(runs, notes, sources, sender, transactions, clock);
    }

    @Singleton
    StartRun startRun(
            DailyRuns runs,
            RunLock lock,
            RunOpening opening,
            DailySteps steps,
            DryRun dryRun,
            RunClock clock,
            List<RequestCounter> requests) {
        return new StartRun(
                new WaitingRunLock(lock, runs, Thread::sleep),
                opening,
                new ExecuteRun(runs, steps, clock, RequestCounter.sum(requests)),
                dryRun);
    }

    @Singleton
    RunPhases runPhases(List<RunPhase> phases) {
        return new RunPhases(phases);
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
                                            run.state().wireName(),
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
    ScheduledJob interruptedRuns(BeanProvider<RunLauncher> launcher) {
        return ScheduledJob.of(
                "interrupted-runs", Duration.ofSeconds(20), () -> launcher.get().resume());
    }
}
