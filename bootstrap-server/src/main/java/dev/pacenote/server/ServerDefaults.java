package dev.pacenote.server;

import dev.pacenote.adapters.in.http.notice.stream.handshake.SocketAddress;
import dev.pacenote.adapters.in.scheduler.ScheduledJobs;
import dev.pacenote.adapters.in.scheduler.delivery.AccountMailJobs;
import dev.pacenote.adapters.out.email.delivery.Mailbox;
import dev.pacenote.adapters.out.email.delivery.bounce.ImapBounces;
import dev.pacenote.adapters.out.email.delivery.bounce.ReturnedMail;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.digest.PostgresDailyEmails;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresAccountMailQueue;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.start.InProcessRunLauncher;
import dev.pacenote.application.dailyrun.start.RunLauncher;
import dev.pacenote.application.dailyrun.start.StartRun;
import dev.pacenote.application.delivery.bounce.RecordBounce;
import dev.pacenote.application.delivery.mail.SendAccountMail;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.mail.AccountMailCodec;
import dev.pacenote.application.identity.account.mail.AccountMailQueue;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.status.Backlog;
import dev.pacenote.assembly.Configuration;
import dev.pacenote.assembly.background.BackgroundExecutor;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.assembly.delivery.MailTrigger;
import dev.pacenote.assembly.metrics.BounceMailbox;
import dev.pacenote.assembly.sandbox.SandboxMail;
import dev.pacenote.assembly.sandbox.SandboxServices;
import dev.pacenote.domain.delivery.RetryTiming;
import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** What the server has because it is a process that stays, whatever the variables choose. */
@Factory
@Requires(property = "pacenote.assembly", value = "server")
final class ServerDefaults {

    @Singleton
    DailyEmails dailyEmails(PostgresDailyEmails stored) {
        return stored;
    }

    @Singleton
    SocketAddress socketAddress(Configuration configuration) {
        return SocketAddress.at(configuration.publicUrl());
    }

    @Singleton
    RunLock runLock(PostgresStore store) {
        return new PostgresRunLock(store);
    }

    @Bean(preDestroy = "close", typed = RunLauncher.class)
    @Singleton
    InProcessRunLauncher runLauncher(StartRun start) {
        return new InProcessRunLauncher(start);
    }

    @Singleton
    @Named(MailTrigger.NAME)
    Runnable mailSoon(SendDailyEmails sender, BackgroundExecutor background) {
        return () -> background.execute(() -> sender.sendAll(RetryTiming.WAITS_ARE_KEPT));
    }

    /** Where the sandbox's mail can be seen; real mail goes where nobody sees it. */
    @Singleton
    @Requires(beans = {SandboxServices.class, Mailbox.class})
    SandboxMail sandboxMail(SandboxServices services, Mailbox mailbox) {
        return new SandboxMail(services, mailbox);
    }

    @Bean(preDestroy = "close")
    @Singleton
    ScheduledJobs scheduledJobs(
            PostgresStore store,
            RunLauncher launcher,
            AccountMailJobs accountMails,
            DailyRunConfiguration configuration,
            InstantSource clock,
            List<ScheduledJob> jobs) {
        return new ScheduledJobs(
                store.dataSource(), launcher, accountMails, configuration.schedule(), clock, jobs);
    }

    @Singleton
    @Requires(property = "bounce-mailbox.host")
    ScheduledJob bounces(BounceMailbox mailbox) {
        return ScheduledJob.of("bounces", Duration.ofMinutes(5), mailbox::read);
    }

    @Singleton
    AccountMailJobs accountMailJobs(
            BeanProvider<SendAccountMail> sendAccountMail,
            BeanProvider<ResetPassword> resetPassword,
            AccountMailCodec codec,
            InstantSource clock) {
        return new AccountMailJobs(
                sendAccountMail::get, request -> resetPassword.get().send(request), codec, clock);
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

    @Singleton
    Backlog accountMails(BeanProvider<ScheduledJobs> jobs) {
        return new Backlog("account-mails", () -> jobs.get().waiting());
    }
}
