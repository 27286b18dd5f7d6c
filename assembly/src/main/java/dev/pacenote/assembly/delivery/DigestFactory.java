package dev.pacenote.assembly.delivery;

import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.delivery.Channel;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.delivery.bounce.MessageRecipients;
import dev.pacenote.application.delivery.mail.Mailer;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmailContents;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestChannel;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.DigestItems;
import dev.pacenote.application.digest.DigestNotices;
import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.digest.DigestTemplate;
import dev.pacenote.application.digest.HandOverDigest;
import dev.pacenote.application.digest.HistoryExport;
import dev.pacenote.application.digest.OutcomeEffects;
import dev.pacenote.application.digest.ReadDailyEmails;
import dev.pacenote.application.digest.ReadHistory;
import dev.pacenote.application.digest.RecordDeliveryOutcome;
import dev.pacenote.application.digest.RenderDigest;
import dev.pacenote.application.digest.SectionResults;
import dev.pacenote.application.digest.SendDailyEmails;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.StopDailyMail;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.assembly.Undone;
import dev.pacenote.domain.delivery.RetryTiming;
import dev.pacenote.domain.digest.DailyEmailKey;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Primary;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** The daily mail: who writes it, who sends it, and how it is read again. */
@Factory
public final class DigestFactory {

    @Singleton
    RenderDigest renderDigest(
            Coverages coverages,
            List<DigestSectionRenderer> renderers,
            Tokens tokens,
            AccountLinks links,
            InstantSource clock) {
        return new RenderDigest(coverages, renderers, tokens, links, clock);
    }

    /**
     * Makes senders: mailer, template and outbox are the only difference between a run and a dry
     * run.
     */
    @FunctionalInterface
    public interface Senders {
        SendDailyEmails of(Mailer mailer, DigestTemplate template, DailyEmails emails);
    }

    @Singleton
    DailyEmailContents dailyEmailContents(DigestItems items, RenderDigest writer) {
        return new DailyEmailContents(items, writer);
    }

    @Singleton
    OutcomeEffects outcomeEffects(
            DigestHistory history, StopDailyMail mails, RenderDigest writer, InstantSource clock) {
        return new OutcomeEffects(history, mails, writer, clock);
    }

    @Singleton
    Senders senders(
            DailyEmailContents contents,
            Accounts accounts,
            ChooseChannel channels,
            OutcomeEffects effects,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return (mailer, template, emails) ->
                new SendDailyEmails(
                        contents,
                        emails,
                        channels,
                        new HandOverDigest(contents, template, mailer),
                        new RecordDeliveryOutcome(
                                contents, emails, accounts, effects, transactions, Thread::sleep),
                        transactions,
                        clock,
                        ids);
    }

    @Singleton
    SendDailyEmails sendDailyEmails(
            Senders senders, Mailer mailer, DigestTemplate template, DailyEmails emails) {
        return senders.of(mailer, template, emails);
    }

    @Primary
    @Singleton
    SectionResults sectionResults(
            DigestNotices notices,
            Coverages coverages,
            DailyEmails emails,
            DigestHistory history,
            InstantSource clock) {
        return new SectionResults(notices, coverages, emails, history, clock);
    }

    /**
     * For what is undone in the end: it tells nobody's inbox, whose lock would have their messages
     * wait until then. What the mail holds is the same.
     */
    @Undone
    @Singleton
    SectionResults undoneSectionResults(
            Notices notices,
            DigestItems items,
            Coverages coverages,
            DailyEmails emails,
            DigestHistory history,
            InstantSource clock) {
        return new SectionResults(
                new DigestNotices(notices::tell, items), coverages, emails, history, clock);
    }

    @Singleton
    MessageRecipients dailyEmailRecipients() {
        return messageId -> DailyEmailKey.ofStableName(messageId).map(DailyEmailKey::person);
    }

    @Singleton
    DigestNotices digestNotices(TellNotices notices, DigestItems items) {
        return new DigestNotices(notices, items);
    }

    @Singleton
    Channel digestChannel(RenderDigest writer, DigestItems items, DailyEmails emails) {
        return new DigestChannel(writer.topics(), items, emails);
    }

    @Singleton
    ReadDailyEmails readMails(
            DailyEmails emails, DigestItems items, Accounts accounts, RenderDigest writer) {
        return new ReadDailyEmails(emails, items, accounts, writer);
    }

    @Singleton
    ReadHistory readHistory(DigestHistory history, InstantSource clock) {
        return new ReadHistory(history, clock);
    }

    /** Functions try again by the queue of mails. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = "server")
    ScheduledJob dueDailyEmails(DailyRuns runs, BeanProvider<SendDailyEmails> emails) {
        return ScheduledJob.of(
                "due-daily-emails",
                Duration.ofSeconds(20),
                () -> {
                    if (runs.active().isEmpty()) {
                        emails.get().sendAll(RetryTiming.WAITS_ARE_KEPT);
                    }
                });
    }

    @Singleton
    AccountEraser dailyEmailEraser(DailyEmails emails) {
        return emails::forgetAllOf;
    }

    @Singleton
    @Order(310)
    AccountExport historyExport(DigestHistory history) {
        return new HistoryExport(history);
    }
}
