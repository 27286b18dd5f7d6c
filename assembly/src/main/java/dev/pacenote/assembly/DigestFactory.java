package dev.pacenote.assembly;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.delivery.Mailer;
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
import dev.pacenote.application.trackmania.alert.GoneMapsRenderer;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.MapperDesk;
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
import java.util.function.Function;

/** The daily mail: who writes it, who sends it, and how it is read again. */
@Factory
final class DigestFactory {

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
        var names = new ResolveNames(book, upstreams.playerNames(Priority.RUN), clock);
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
    ReadMails readMails(DailyEmails emails, Notices notices, Users users, Writers writers) {
        return new ReadMails(emails, notices, users, writers.past());
    }

    @Singleton
    ReadHistory readHistory(NotificationHistory history, InstantSource clock) {
        return new ReadHistory(history, clock);
    }
}
