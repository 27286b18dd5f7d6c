package dev.pacenote.assembly;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.FeedbackBox;
import dev.pacenote.application.admin.GiveFeedback;
import dev.pacenote.application.admin.ManageUsers;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.ShowOverview;
import dev.pacenote.application.admin.ShowStats;
import dev.pacenote.application.admin.UnsentMails;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.NotificationHistory;
import dev.pacenote.application.digest.RetryEmail;
import dev.pacenote.application.identity.account.AccountOutbox;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.PinCheckMode;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What admins use, and what people tell them. */
@Factory
final class AdminFactory {

    @Singleton
    GiveFeedback giveFeedback(FeedbackBox box, Attempts attempts, InstantSource clock) {
        return new GiveFeedback(box, attempts, clock);
    }

    @Singleton
    ChangeSettings changeSettings(
            Settings settings, AuditLog audit, Transactions transactions, InstantSource clock) {
        return new ChangeSettings(settings, audit, transactions, clock);
    }

    @Singleton
    ManageUsers manageUsers(
            Users users, AccountOutbox outbox, AuditLog audit, InstantSource clock) {
        return new ManageUsers(users, outbox, audit, clock);
    }

    @Singleton
    ShowStats showStats(
            Users users, NotificationHistory history, WatchedMaps watched, InstantSource clock) {
        return new ShowStats(users, history, watched, clock);
    }

    @Singleton
    PinCheckMode pinCheckMode(
            Users users,
            MapperAlerts alerts,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        return new PinCheckMode(users, alerts, audit, transactions, clock);
    }

    @Singleton
    RetryEmail retryEmail(DailyEmails emails, @Named(MailSoon.NAME) Runnable sendSoon) {
        return new RetryEmail(emails, sendSoon);
    }

    @Singleton
    UnsentMails unsentMails(DailyEmails emails, Users users) {
        return new UnsentMails(emails, users);
    }

    @Singleton
    ShowOverview showOverview(Overview overview, DailyEmails emails) {
        return new ShowOverview(overview, emails);
    }
}
