package dev.pacenote.server;

import dev.pacenote.adapters.in.http.web.Vitals;
import dev.pacenote.adapters.in.scheduler.ClockWork;
import dev.pacenote.adapters.in.scheduler.SearchWork;
import dev.pacenote.adapters.out.postgres.PostgresStore;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.ChangeSettings;
import dev.pacenote.application.admin.FeedbackBox;
import dev.pacenote.application.admin.GiveFeedback;
import dev.pacenote.application.admin.ManageUsers;
import dev.pacenote.application.admin.PinCheckMode;
import dev.pacenote.application.admin.Settings;
import dev.pacenote.application.admin.ShowStats;
import dev.pacenote.application.admin.UnsentMails;
import dev.pacenote.application.identity.Attempts;
import dev.pacenote.application.identity.Sessions;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailyEmails;
import dev.pacenote.application.notice.NotificationHistory;
import dev.pacenote.application.notice.RetryEmail;
import dev.pacenote.application.notice.SendDailyEmails;
import dev.pacenote.application.trackmania.MapperAlerts;
import dev.pacenote.application.trackmania.WatchedMaps;
import io.micronaut.context.annotation.Factory;
import io.micronaut.scheduling.TaskExecutors;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ExecutorService;

/** What admins use, and what people tell them. */
@Factory
final class AdminParts {

    @Singleton
    GiveFeedback giveFeedback(FeedbackBox box, Attempts attempts, InstantSource clock) {
        return new GiveFeedback(box, attempts, clock);
    }

    @Singleton
    ChangeSettings changeSettings(
            Settings settings, AuditLog audit, PostgresStore transactions, InstantSource clock) {
        return new ChangeSettings(settings, audit, transactions, clock);
    }

    @Singleton
    ManageUsers manageUsers(
            Users users,
            Sessions sessions,
            AuditLog audit,
            PostgresStore transactions,
            InstantSource clock) {
        return new ManageUsers(users, sessions, audit, transactions, clock);
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
            PostgresStore transactions,
            InstantSource clock) {
        return new PinCheckMode(users, alerts, audit, transactions, clock);
    }

    @Singleton
    RetryEmail retryEmail(
            DailyEmails emails,
            SendDailyEmails sender,
            @Named(TaskExecutors.BLOCKING) ExecutorService background) {
        return new RetryEmail(emails, sender, background);
    }

    @Singleton
    UnsentMails unsentMails(DailyEmails emails, Users users) {
        return new UnsentMails(emails, users);
    }

    @Singleton
    Vitals vitals(Upstreams upstreams, ClockWork clockWork, SearchWork searches) {
        return new Vitals(
                upstreams::circuits,
                () ->
                        Map.of(
                                "letters", clockWork.waiting(),
                                "searches", searches.waiting()));
    }
}
