package dev.pacenote.assembly;

import dev.pacenote.adapters.out.trackmania.Lane;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.dailyrun.DailySteps;
import dev.pacenote.application.dailyrun.PatientRunLock;
import dev.pacenote.application.dailyrun.RehearseDaily;
import dev.pacenote.application.dailyrun.RehearsedEmails;
import dev.pacenote.application.dailyrun.RunDaily;
import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.dailyrun.ShowSchedule;
import dev.pacenote.application.delivery.Mailer;
import dev.pacenote.application.delivery.RecordBounce;
import dev.pacenote.application.delivery.RefusalRecordingMailer;
import dev.pacenote.application.delivery.SendAccountLetter;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.NotificationHistory;
import dev.pacenote.application.digest.ReadHistory;
import dev.pacenote.application.digest.ReadMails;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.digest.StoreOutcomes;
import dev.pacenote.application.digest.WriteDigest;
import dev.pacenote.application.identity.account.ServiceLinks;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.retention.ForgetOldNews;
import dev.pacenote.application.platform.retention.OldNews;
import dev.pacenote.application.trackmania.RehearsedTrackmania;
import dev.pacenote.application.trackmania.TrackmaniaSource;
import dev.pacenote.application.trackmania.alert.GoneMapNews;
import dev.pacenote.application.trackmania.alert.GoneMapsRenderer;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.MapperDesk;
import dev.pacenote.application.trackmania.alert.RecordNews;
import dev.pacenote.application.trackmania.board.NameBook;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.DriverDesk;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.domain.trackmania.alert.MapperDigest;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
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
            DailyRunConfiguration configuration,
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
                                        new DriverDesk(lookup, links.guardedMaps()),
                                        new GoneMapsRenderer(links.settings())),
                                tokens,
                                links,
                                clock);
        return new Writers(writer.apply(names::resolve), writer.apply(names::recall));
    }

    /** Makes senders: mailer and outbox are the only difference between run and rehearsal. */
    @FunctionalInterface
    interface Senders {
        SendDailyEmails of(Mailer mailer, DailyEmails emails);
    }

    @Singleton
    Senders senders(
            Notices notices,
            NotificationHistory history,
            Users users,
            Writers writers,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return (mailer, emails) ->
                new SendDailyEmails(
                        notices,
                        emails,
                        users,
                        mailer,
                        writers.leaving(),
                        new StoreOutcomes(
                                notices,
                                emails,
                                history,
                                users,
                                writers.leaving(),
                                transactions,
                                clock,
                                Thread::sleep),
                        clock,
                        ids);
    }

    @Singleton
    SendDailyEmails sendDailyEmails(Senders senders, Mailer mailer, DailyEmails emails) {
        return senders.of(mailer, emails);
    }

    @Singleton
    RehearseDaily rehearseDaily(
            DailyRuns runs,
            RunLock lock,
            RehearsedTrackmania trackmania,
            Senders senders,
            DailyEmails emails,
            Transactions transactions,
            Upstreams upstreams,
            DailyRunConfiguration configuration,
            InstantSource clock,
            Ids ids) {
        return new RehearseDaily(
                runs,
                new PatientRunLock(lock, runs, Thread::sleep),
                List.of(trackmania),
                mailer -> senders.of(mailer, new RehearsedEmails(emails)),
                configuration.schedule(),
                transactions,
                clock,
                ids,
                upstreams::runRequests);
    }

    @Singleton
    DailySteps dailySteps(
            DailyRuns runs,
            TrackmaniaSource trackmania,
            SendDailyEmails sender,
            InstantSource clock) {
        return new DailySteps(runs, List.of(trackmania), sender, clock);
    }

    @Singleton
    RunDaily runDaily(
            DailyRuns runs,
            RunLock lock,
            DailySteps steps,
            Upstreams upstreams,
            DailyRunConfiguration configuration,
            InstantSource clock,
            Ids ids) {
        return new RunDaily(
                runs,
                new PatientRunLock(lock, runs, Thread::sleep),
                steps,
                configuration.schedule(),
                clock,
                ids,
                Thread::sleep,
                upstreams::runRequests);
    }

    @Singleton
    SendAccountLetter sendAccountLetter(
            Mailer mailer,
            RecordBounce bounces,
            Users users,
            Tokens tokens,
            ServiceLinks links,
            InstantSource clock) {
        return new SendAccountLetter(
                new RefusalRecordingMailer(mailer, bounces, clock), users, tokens, links, clock);
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

    /** The history of a guarded place is kept as long as the place is guarded. */
    @Singleton
    ForgetOldNews forgetOldNews(OldNews news, InstantSource clock) {
        return new ForgetOldNews(news, Set.of(RecordNews.TOPIC, GoneMapNews.TOPIC), clock);
    }
}
