package dev.pacenote.assembly;

import dev.pacenote.adapters.in.http.platform.WebConfiguration;
import dev.pacenote.adapters.in.http.platform.WebSettings;
import dev.pacenote.application.admin.FeedbackBox;
import dev.pacenote.application.admin.FeedbackExport;
import dev.pacenote.application.delivery.FiledNotices;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.HistoryExport;
import dev.pacenote.application.digest.NotificationHistory;
import dev.pacenote.application.identity.account.AccountMailCodec;
import dev.pacenote.application.identity.account.AccountOutbox;
import dev.pacenote.application.identity.account.CloseAccount;
import dev.pacenote.application.identity.account.EnsureAdmin;
import dev.pacenote.application.identity.account.ExportAccount;
import dev.pacenote.application.identity.account.ForgetUnconfirmed;
import dev.pacenote.application.identity.account.Letters;
import dev.pacenote.application.identity.account.ManageProfile;
import dev.pacenote.application.identity.account.RegisterAccount;
import dev.pacenote.application.identity.account.ServiceLinks;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.identity.account.VerifyEmail;
import dev.pacenote.application.identity.credential.ChangePassword;
import dev.pacenote.application.identity.credential.PasswordHasher;
import dev.pacenote.application.identity.credential.ResetPassword;
import dev.pacenote.application.identity.session.Sessions;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.notice.Unsubscribe;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.TrackmaniaExport;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.platform.setting.Setting;
import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts and their passwords. */
@Factory
final class IdentityFactory {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityFactory.class);

    @Singleton
    ServiceLinks links(Configuration configuration) {
        return new ServiceLinks(configuration.publicUrl());
    }

    @Singleton
    WebSettings webSettings(WebConfiguration web, Configuration configuration) {
        return new WebSettings(
                web.allowedOrigins(),
                web.trustedProxies(),
                configuration.publicUrl().startsWith("https:"),
                web.cronSecret(),
                web.metricsToken(),
                configuration.sandbox() ? "sandbox" : "production",
                Pacenote.VERSION);
    }

    @Singleton
    RegisterAccount registerAccount(
            Users users,
            AccountOutbox outbox,
            PasswordHasher hasher,
            Attempts attempts,
            ServiceLinks links,
            Configuration configuration,
            Settings settings,
            InstantSource clock,
            Ids ids) {
        return new RegisterAccount(
                users,
                outbox,
                hasher,
                attempts,
                links,
                configuration.verification(),
                () -> settings.get(Setting.MAX_USERS_REGISTRATION).number(),
                clock,
                ids);
    }

    @Singleton
    VerifyEmail verifyEmail(
            Users users,
            Tokens tokens,
            AccountOutbox outbox,
            Attempts attempts,
            InstantSource clock,
            Ids ids) {
        return new VerifyEmail(users, tokens, outbox, attempts, clock, ids);
    }

    @Singleton
    Unsubscribe unsubscribe(Users users, Tokens tokens, InstantSource clock) {
        return new Unsubscribe(users, tokens, clock);
    }

    @Singleton
    EnsureAdmin ensureAdmin(
            Users users, Transactions transactions, PasswordHasher hasher, InstantSource clock) {
        return new EnsureAdmin(users, transactions, hasher, clock);
    }

    @Singleton
    ManageProfile manageProfile(Users users, InstantSource clock) {
        return new ManageProfile(users, clock);
    }

    @Singleton
    ChangePassword changePassword(
            Users users,
            AccountOutbox outbox,
            PasswordHasher hasher,
            Attempts attempts,
            ServiceLinks links,
            InstantSource clock,
            Ids ids) {
        return new ChangePassword(users, outbox, hasher, attempts, links, clock, ids);
    }

    @Singleton
    ResetPassword resetPassword(
            Users users,
            AccountOutbox outbox,
            PasswordHasher hasher,
            Tokens tokens,
            Letters letters,
            Attempts attempts,
            ServiceLinks links,
            InstantSource clock,
            Ids ids) {
        return new ResetPassword(
                users, outbox, hasher, tokens, letters, attempts, links, clock, ids);
    }

    /** What follows from changes of accounts; the letters ask for it, so it asks for them later. */
    @Singleton
    AccountOutbox accountOutbox(
            Outbox outbox,
            Transactions transactions,
            Sessions sessions,
            SearchJobs searches,
            DailyEmails emails,
            BeanProvider<Letters> letters,
            AccountMailCodec codec,
            InstantSource clock,
            Ids ids) {
        return new AccountOutbox(
                outbox,
                transactions,
                sessions,
                List.of(sessions::revokeAllOf, searches::forgetAllOf, emails::forgetAllOf),
                letters::get,
                codec,
                IdentityFactory::report,
                clock,
                ids);
    }

    private static void report(
            Outbox.Message message, int attempts, boolean givenUp, RuntimeException cause) {
        if (givenUp) {
            LOG.error(
                    "outbox: gave up on message {} ({}) after {} attempts; it stays in the table"
                            + " outbox for 30 days",
                    message.id(),
                    message.kind(),
                    attempts,
                    cause);
        } else {
            LOG.warn(
                    "outbox: message {} ({}) could not be handed on and waits for another attempt",
                    message.id(),
                    message.kind(),
                    cause);
        }
    }

    @Singleton
    CloseAccount closeAccount(
            Users users,
            AccountOutbox outbox,
            PasswordHasher hasher,
            Attempts attempts,
            ServiceLinks links,
            InstantSource clock,
            Ids ids) {
        return new CloseAccount(users, outbox, hasher, attempts, links, clock, ids);
    }

    @Singleton
    ExportAccount exportAccount(
            Users users,
            Sessions sessions,
            MapperAlerts alerts,
            Drivers drivers,
            DriverNotifications notifications,
            FiledNotices notices,
            SearchJobs searches,
            NotificationHistory history,
            FeedbackBox feedback,
            Attempts attempts,
            InstantSource clock) {
        var parts =
                List.of(
                        TrackmaniaExport.alerts(alerts),
                        TrackmaniaExport.driver(drivers),
                        TrackmaniaExport.guarded(notifications),
                        TrackmaniaExport.notices(notices),
                        TrackmaniaExport.searches(searches),
                        new HistoryExport(history),
                        new FeedbackExport(feedback));
        return new ExportAccount(users, sessions, parts, attempts, clock);
    }

    @Singleton
    ForgetUnconfirmed forgetUnconfirmed(Users users, AccountOutbox outbox, InstantSource clock) {
        return new ForgetUnconfirmed(users, outbox, clock);
    }
}
