package dev.pacenote.server;

import dev.pacenote.adapters.in.scheduler.ClockWork;
import dev.pacenote.adapters.in.scheduler.SearchWork;
import dev.pacenote.adapters.out.postgres.PostgresRunLock;
import dev.pacenote.adapters.out.postgres.PostgresStore;
import dev.pacenote.adapters.out.trackmania.Lane;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.identity.ForgetUnconfirmed;
import dev.pacenote.application.identity.ResetPassword;
import dev.pacenote.application.identity.ServiceLinks;
import dev.pacenote.application.identity.Tokens;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailyEmails;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.application.notice.Mailer;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NotificationHistory;
import dev.pacenote.application.notice.ReadHistory;
import dev.pacenote.application.notice.ReadMails;
import dev.pacenote.application.notice.RehearseDaily;
import dev.pacenote.application.notice.RunDaily;
import dev.pacenote.application.notice.RunLauncher;
import dev.pacenote.application.notice.RunLock;
import dev.pacenote.application.notice.SendAccountLetter;
import dev.pacenote.application.notice.SendDailyEmails;
import dev.pacenote.application.notice.ShowSchedule;
import dev.pacenote.application.notice.WriteDigest;
import dev.pacenote.application.shared.Ids;
import dev.pacenote.application.trackmania.DriverDesk;
import dev.pacenote.application.trackmania.FetchedBoards;
import dev.pacenote.application.trackmania.MapperAlerts;
import dev.pacenote.application.trackmania.MapperDesk;
import dev.pacenote.application.trackmania.NameBook;
import dev.pacenote.application.trackmania.PerformSearch;
import dev.pacenote.application.trackmania.ReadBoard;
import dev.pacenote.application.trackmania.RehearsedTrackmania;
import dev.pacenote.application.trackmania.ResolveNames;
import dev.pacenote.application.trackmania.SearchJobs;
import dev.pacenote.application.trackmania.TrackmaniaSource;
import dev.pacenote.application.trackmania.WatchedMaps;
import dev.pacenote.domain.trackmania.MapperDigest;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The daily run, the mail, and what happens by the clock. */
@Factory
final class RunParts {

    /**
     * Who writes mails.
     *
     * @param leaving looks names up, for a mail that leaves now
     * @param past recalls them, for one that is read again
     */
    record Writers(WriteDigest leaving, WriteDigest past) {}

    @Singleton
    Writers writers(
            Notices notices,
            MapperAlerts alerts,
            WatchedMaps watched,
            NameBook book,
            Upstreams upstreams,
            Tokens tokens,
            ServiceLinks links,
            Configuration configuration,
            InstantSource clock) {
        var names = new ResolveNames(book, upstreams.playerNames(Lane.RUN), clock);
        var limits =
                new MapperDigest.Limits(
                        configuration.maxNewRecordsPerMap(), MapperDigest.Limits.DEFAULT_MAPS);
        Function<ResolveNames.Lookup, WriteDigest> writer =
                lookup ->
                        new WriteDigest(
                                notices,
                                List.of(
                                        new MapperDesk(
                                                alerts,
                                                watched,
                                                lookup,
                                                limits,
                                                configuration.popularMapMessage(),
                                                links.inbox()),
                                        new DriverDesk(lookup)),
                                tokens,
                                links,
                                clock);
        return new Writers(writer.apply(names::resolve), writer.apply(names::recall));
    }

    /** Makes senders; which mailer they use is the only difference between run and rehearsal. */
    @Singleton
    Function<Mailer, SendDailyEmails> senders(
            Notices notices,
            DailyEmails emails,
            NotificationHistory history,
            Users users,
            Writers writers,
            PostgresStore transactions,
            InstantSource clock,
            Ids ids) {
        return mailer ->
                new SendDailyEmails(
                        notices,
                        emails,
                        history,
                        users,
                        mailer,
                        writers.leaving(),
                        transactions,
                        clock,
                        ids);
    }

    @Singleton
    SendDailyEmails sendDailyEmails(Function<Mailer, SendDailyEmails> senders, Mailer mailer) {
        return senders.apply(mailer);
    }

    @Singleton
    RunLock runLock(PostgresStore store) {
        return new PostgresRunLock(store);
    }

    @Singleton
    RehearseDaily rehearseDaily(
            DailyRuns runs,
            RunLock lock,
            RehearsedTrackmania trackmania,
            Function<Mailer, SendDailyEmails> senders,
            PostgresStore transactions,
            Upstreams upstreams,
            Configuration configuration,
            InstantSource clock,
            Ids ids) {
        return new RehearseDaily(
                runs,
                lock,
                List.of(trackmania),
                senders,
                configuration.schedule(),
                transactions,
                clock,
                ids,
                upstreams::runRequests);
    }

    @Bean(preDestroy = "close")
    @Singleton
    RunLauncher runLauncher(
            DailyRuns runs,
            RunLock lock,
            TrackmaniaSource trackmania,
            SendDailyEmails sender,
            RehearseDaily rehearsal,
            Upstreams upstreams,
            Configuration configuration,
            InstantSource clock,
            Ids ids) {
        return new RunLauncher(
                new RunDaily(
                        runs,
                        lock,
                        List.of(trackmania),
                        sender,
                        configuration.schedule(),
                        clock,
                        ids,
                        Thread::sleep,
                        upstreams::runRequests),
                rehearsal);
    }

    @Bean(preDestroy = "close")
    @Singleton
    ClockWork clockWork(
            PostgresStore store,
            RunLauncher launcher,
            DailyRuns runs,
            SendDailyEmails dailyEmails,
            Mailer mailer,
            BeanProvider<ResetPassword> resetPassword,
            ForgetUnconfirmed forgetUnconfirmed,
            SearchJobs searches,
            FetchedBoards boards,
            Configuration configuration,
            InstantSource clock) {
        var work =
                new ClockWork.Work(
                        launcher,
                        runs,
                        dailyEmails,
                        new SendAccountLetter(mailer),
                        email -> resetPassword.get().send(email),
                        forgetUnconfirmed,
                        () -> {
                            var now = clock.instant();
                            searches.forgetExpired(now);
                            boards.forgetBefore(now.minus(ReadBoard.FRESH));
                        });
        return new ClockWork(store.dataSource(), work, configuration.schedule(), clock);
    }

    @Bean(preDestroy = "close")
    @Singleton
    SearchWork searchWork(PostgresStore store, BeanProvider<PerformSearch> perform) {
        return new SearchWork(store.dataSource(), job -> perform.get().perform(job));
    }

    @Singleton
    ReadMails readMails(DailyEmails emails, Notices notices, Users users, Writers writers) {
        return new ReadMails(emails, notices, users, writers.past());
    }

    @Singleton
    ShowSchedule showSchedule(DailyRuns runs, Configuration configuration, InstantSource clock) {
        return new ShowSchedule(
                runs, configuration.schedule(), configuration.requestsPerSecond(), clock);
    }

    @Singleton
    ReadHistory readHistory(NotificationHistory history, InstantSource clock) {
        return new ReadHistory(history, clock);
    }
}
