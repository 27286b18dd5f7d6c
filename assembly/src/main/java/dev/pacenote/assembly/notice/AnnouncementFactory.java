package dev.pacenote.assembly.notice;

import dev.pacenote.application.delivery.relevance.AnnouncementRelevance;
import dev.pacenote.application.delivery.relevance.NoticeRelevance;
import dev.pacenote.application.identity.account.AccountNumbers;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.notice.TellNotices;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.announcement.Announce;
import dev.pacenote.application.notice.announcement.AnnouncementRenderer;
import dev.pacenote.application.notice.announcement.Announcements;
import dev.pacenote.application.notice.announcement.NoticeBatches;
import dev.pacenote.application.notice.announcement.PurgeBatches;
import dev.pacenote.application.notice.announcement.TellAnnouncements;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.idempotency.DoOnce;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.assembly.configuration.AccountLimitsConfiguration;
import dev.pacenote.assembly.configuration.RetentionConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.notice.announcement.Announcement.Kind;
import dev.pacenote.domain.notice.preference.TopicChannels;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What admins announce to people, where there are inboxes to show it in; what was announced before
 * is known everywhere.
 */
@Factory
final class AnnouncementFactory {

    @Singleton
    TopicDefinition systemAnnouncements(RetentionConfiguration retention) {
        return topic(Kind.SYSTEM, retention);
    }

    @Singleton
    TopicDefinition siteAlerts(RetentionConfiguration retention) {
        return topic(Kind.ALERT, retention);
    }

    /** Notices are kept as long as the items that show them. */
    private static TopicDefinition topic(Kind kind, RetentionConfiguration retention) {
        return new TopicDefinition(
                kind.topic(),
                Announcements.CODEC,
                Optional.of(retention.notices()),
                Optional.empty(),
                TopicChannels.AT_ONCE);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    InboxTopic systemAnnouncementsInInbox() {
        return Announcements.inInbox(Kind.SYSTEM);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    InboxTopic siteAlertsInInbox() {
        return Announcements.inInbox(Kind.ALERT);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    NotificationRenderer systemAnnouncementWords(NoticeBatches batches) {
        return new AnnouncementRenderer(Kind.SYSTEM, batches);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    NotificationRenderer siteAlertWords(NoticeBatches batches) {
        return new AnnouncementRenderer(Kind.ALERT, batches);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    NoticeRelevance systemAnnouncementRelevance(NoticeBatches batches, InstantSource clock) {
        return new AnnouncementRelevance(Kind.SYSTEM, batches, clock);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    NoticeRelevance siteAlertRelevance(NoticeBatches batches, InstantSource clock) {
        return new AnnouncementRelevance(Kind.ALERT, batches, clock);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    Announce announce(
            Accounts accounts,
            AccountNumbers numbers,
            NoticeBatches batches,
            AdminActions audit,
            Transactions transactions,
            DoOnce once,
            RateLimiter rateLimiter,
            AccountLimitsConfiguration limits,
            InstantSource clock,
            Ids ids) {
        return new Announce(
                new Announce.Stores(accounts, numbers, batches, audit, transactions),
                once,
                rateLimiter,
                limits.announcements(),
                clock,
                ids);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    TellAnnouncements tellAnnouncements(
            NoticeBatches batches,
            AccountNumbers numbers,
            Accounts accounts,
            TellNotices notices,
            InstantSource clock,
            Ids ids) {
        return new TellAnnouncements(batches, numbers, accounts, notices, clock, ids);
    }

    @Singleton
    RetentionStore purgeBatches(NoticeBatches batches, RetentionConfiguration retention) {
        return new PurgeBatches(batches, retention.notices());
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    ScheduledJob announcementsJob(TellAnnouncements announcements) {
        return ScheduledJob.of("announcements", Duration.ofSeconds(5), announcements::tell);
    }
}
