package dev.pacenote.server;

import dev.pacenote.adapters.in.http.platform.status.Vitals;
import dev.pacenote.adapters.in.scheduler.ScheduledJobs;
import dev.pacenote.adapters.in.scheduler.delivery.BounceTask;
import dev.pacenote.adapters.in.scheduler.identity.account.AccountMailJobs;
import dev.pacenote.adapters.in.scheduler.trackmania.search.SearchJobWorker;
import dev.pacenote.adapters.in.scheduler.trackmania.search.SearchWorker;
import dev.pacenote.adapters.in.scheduler.trackmania.search.SqsSearchWorker;
import dev.pacenote.adapters.out.aws.trackmania.search.SearchMessageJson;
import dev.pacenote.adapters.out.aws.trackmania.search.SearchQueueConfiguration;
import dev.pacenote.adapters.out.email.delivery.ImapBounces;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import dev.pacenote.adapters.out.email.delivery.ReturnedMail;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.digest.PostgresDailyEmails;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccountMailQueue;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresFetchedBoards;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchJobs;
import dev.pacenote.adapters.out.postgres.trackmania.search.PostgresSearchQueue;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DryRun;
import dev.pacenote.application.dailyrun.InProcessRunLauncher;
import dev.pacenote.application.dailyrun.RunDaily;
import dev.pacenote.application.dailyrun.RunLauncher;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.delivery.RecordBounce;
import dev.pacenote.application.delivery.SendAccountMail;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.AccountMailCodec;
import dev.pacenote.application.identity.account.AccountMailQueue;
import dev.pacenote.application.identity.account.AccountOutbox;
import dev.pacenote.application.identity.account.DeleteUnconfirmedAccounts;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.application.platform.retention.PurgeExpired;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.search.PerformSearch;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.assembly.BackgroundExecutor;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.MailTrigger;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.assembly.metrics.BounceMailbox;
import dev.pacenote.assembly.sandbox.SandboxMail;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.delivery.RetryTiming;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What the server has because it is a process that stays, whatever the variables choose. */
@Factory
@Requires(property = "pacenote.assembly", value = "server")
final class ServerDefaults {

    @Singleton
    DailyEmails dailyEmails(PostgresStore store) {
        return new PostgresDailyEmails(store);
    }

    @Singleton
    SearchJobs searchJobs(PostgresStore store) {
        return new PostgresSearchJobs(store);
    }

    @Singleton
    FetchedBoards fetchedBoards(PostgresStore store) {
        return new PostgresFetchedBoards(store);
    }

    @Singleton
    RunLock runLock(PostgresStore store) {
        return new PostgresRunLock(store);
    }

    @Bean(preDestroy = "close", typed = RunLauncher.class)
    @Singleton
    InProcessRunLauncher runLauncher(RunDaily daily, DryRun rehearsal) {
        return new InProcessRunLauncher(daily, rehearsal);
    }

    @Singleton
    @Named(MailTrigger.NAME)
    Runnable mailSoon(SendDailyEmails sender, BackgroundExecutor background) {
        return () -> background.execute(() -> sender.sendAll(RetryTiming.WAITS_ARE_KEPT));
    }

    /** Where the sandbox's mail can be seen; real mail goes where nobody sees it. */
    @Singleton
    @Requires(beans = {SandboxServices.class, Mailbox.class})
    SandboxMail sandboxPost(SandboxServices house, Mailbox mailbox) {
        return new SandboxMail(house, mailbox);
    }

    @Bean(preDestroy = "close")
    @Singleton
    ScheduledJobs scheduledJobs(
            PostgresStore store,
            RunLauncher launcher,
            DailyRuns runs,
            SendDailyEmails dailyEmails,
            AccountMailJobs accountMails,
            DeleteUnconfirmedAccounts forgetUnconfirmed,
            AccountOutbox outbox,
            PurgeExpired forgetNews,
            SearchJobs searches,
            FetchedBoards boards,
            BounceMailbox bounces,
            DailyRunConfiguration configuration,
            InstantSource clock) {
        var work =
                new ScheduledJobs.Work(
                        launcher,
                        runs,
                        dailyEmails,
                        accountMails,
                        forgetUnconfirmed,
                        outbox::sweep,
                        () -> {
                            var now = clock.instant();
                            searches.forgetExpired(now);
                            boards.forgetBefore(now.minus(ReadBoard.FRESH));
                        },
                        forgetNews);
        return new ScheduledJobs(
                store.dataSource(),
                work,
                configuration.schedule(),
                clock,
                bounces.isThere() ? List.of(BounceTask.reading(bounces::read)) : List.of());
    }

    @Singleton
    AccountMailJobs accountMailJobs(
            SendAccountMail letters,
            BeanProvider<ResetPassword> resetPassword,
            AccountMailCodec codec,
            InstantSource clock) {
        return new AccountMailJobs(
                letters, request -> resetPassword.get().send(request), codec, clock);
    }

    /** The jobs send what waits in it, and what they send may have to wait there again. */
    @Singleton
    AccountMailQueue accountMailQueue(
            PostgresStore store, AccountMailCodec codec, BeanProvider<ScheduledJobs> jobs) {
        return new PostgresAccountMailQueue(store.dataSource(), codec, () -> jobs.get().wakeUp());
    }

    @Singleton
    BounceMailbox bounceMailbox(
            Configuration configuration,
            ReturnedMail returned,
            RecordBounce record,
            MeterRegistry registry,
            InstantSource clock) {
        return new BounceMailbox(
                configuration
                        .bounces()
                        .map(
                                settings ->
                                        new ImapBounces(settings, returned, record::record, clock)),
                registry,
                clock);
    }

    @Bean(preDestroy = "close")
    @Singleton
    @Requires(property = Choices.SEARCH_QUEUE, value = "db")
    SearchJobWorker searchJobWorker(PostgresStore store, BeanProvider<PerformSearch> perform) {
        return new SearchJobWorker(store.dataSource(), job -> perform.get().perform(job));
    }

    @Bean(preDestroy = "close")
    @Singleton
    @Requires(property = Choices.SEARCH_QUEUE, value = "sqs")
    SqsSearchWorker sqsSearchWorker(
            SqsClient client, SearchQueueConfiguration queue, BeanProvider<PerformSearch> perform) {
        return new SqsSearchWorker(
                client,
                queue.url().toString(),
                SearchMessageJson::read,
                job -> perform.get().perform(job));
    }

    @Singleton
    @Named(PostgresSearchQueue.ADDED)
    Runnable searchAdded(BeanProvider<SearchJobWorker> worker) {
        return () -> worker.get().wakeUp();
    }

    private static final String LETTERS = "letters";
    private static final String SEARCHES = "searches";

    @Singleton
    Vitals vitals(Upstreams upstreams, ScheduledJobs jobs, SearchWorker searches) {
        return new Vitals(
                upstreams::circuits,
                Set.of(LETTERS, SEARCHES),
                () -> Map.of(LETTERS, jobs.waiting(), SEARCHES, searches.waiting()));
    }
}
