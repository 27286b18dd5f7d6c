package dev.pacenote.assembly;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.AuditedActions;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.FeedbackExport;
import dev.pacenote.application.admin.FeedbackMessages;
import dev.pacenote.application.admin.GiveFeedback;
import dev.pacenote.application.admin.ListAccounts;
import dev.pacenote.application.admin.ManageAccounts;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.ShowOverview;
import dev.pacenote.application.admin.ShowStats;
import dev.pacenote.application.admin.UnsentEmails;
import dev.pacenote.application.admin.UserDirectory;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.RetryDailyEmail;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.identity.account.DescribeAccounts;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.platform.status.StatusMetric;
import dev.pacenote.assembly.delivery.MailTrigger;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.domain.platform.setting.SettingDefinitions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** What admins use, and what people tell them. */
@Factory
final class AdminFactory {

    @Singleton
    GiveFeedback giveFeedback(
            FeedbackMessages messages, RateLimiter rateLimiter, InstantSource clock) {
        return new GiveFeedback(messages, rateLimiter, clock);
    }

    @Singleton
    ChangeSettings changeSettings(
            List<SettingDefinition> definitions,
            Settings settings,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        return new ChangeSettings(
                new SettingDefinitions(definitions), settings, audit, transactions, clock);
    }

    @Singleton
    ManageAccounts manageUsers(
            Accounts accounts, AccountOutbox outbox, AuditLog audit, InstantSource clock) {
        return new ManageAccounts(accounts, outbox, audit, clock);
    }

    @Singleton
    ShowStats showStats(
            Accounts accounts,
            DigestHistory history,
            List<StatusMetric> others,
            InstantSource clock) {
        return new ShowStats(accounts, history, others, clock);
    }

    @Singleton
    RetryDailyEmail retryEmail(DailyEmails emails, @Named(MailTrigger.NAME) Runnable sendSoon) {
        return new RetryDailyEmail(emails, sendSoon);
    }

    @Singleton
    UnsentEmails unsentMails(DailyEmails emails, Accounts accounts) {
        return new UnsentEmails(emails, accounts);
    }

    @Singleton
    ShowOverview showOverview(Overview overview, DailyEmails emails) {
        return new ShowOverview(overview, emails);
    }

    @Singleton
    ListAccounts listAccounts(UserDirectory directory, DescribeAccounts features) {
        return new ListAccounts(directory, features);
    }

    @Singleton
    @Order(320)
    AccountExport feedbackExport(FeedbackMessages messages) {
        return new FeedbackExport(messages);
    }

    @Singleton
    AdminActions adminActions(AuditLog audit) {
        return new AuditedActions(audit);
    }
}
