package dev.pacenote.assembly;

import dev.pacenote.adapters.out.postgres.admin.PostgresAuditLog;
import dev.pacenote.adapters.out.postgres.admin.PostgresFeedbackBox;
import dev.pacenote.adapters.out.postgres.admin.PostgresOverview;
import dev.pacenote.adapters.out.postgres.admin.PostgresPeople;
import dev.pacenote.adapters.out.postgres.dailyrun.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.digest.PostgresNotificationHistory;
import dev.pacenote.adapters.out.postgres.identity.account.PostgresUsers;
import dev.pacenote.adapters.out.postgres.notice.PostgresNotices;
import dev.pacenote.adapters.out.postgres.platform.PostgresOutbox;
import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.limit.PostgresAttempts;
import dev.pacenote.adapters.out.postgres.platform.retention.PostgresOldNews;
import dev.pacenote.adapters.out.postgres.platform.setting.PostgresSettings;
import dev.pacenote.adapters.out.postgres.trackmania.alert.PostgresMapperAlerts;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresMapCatalog;
import dev.pacenote.adapters.out.postgres.trackmania.board.PostgresNameBook;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDriverNotifications;
import dev.pacenote.adapters.out.postgres.trackmania.driver.PostgresDrivers;
import dev.pacenote.adapters.out.postgres.trackmania.survey.PostgresWatches;
import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.FeedbackBox;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.People;
import dev.pacenote.application.dailyrun.DailyRuns;
import dev.pacenote.application.digest.NotificationHistory;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Outbox;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.application.platform.retention.OldNews;
import dev.pacenote.application.platform.setting.CachedSettings;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.NameBook;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.survey.Watches;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.time.InstantSourceFactory;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** The relational stores, and which clock it is. */
@Factory
final class StoreParts {

    /** In the place of the framework's own, which always tells the system's time. */
    @Singleton
    @Replaces(value = InstantSource.class, factory = InstantSourceFactory.class)
    InstantSource clock(ServiceClock clock) {
        return clock.source();
    }

    @Singleton
    Users users(PostgresStore store) {
        return new PostgresUsers(store);
    }

    @Singleton
    Outbox outbox(PostgresStore store) {
        return new PostgresOutbox(store);
    }

    @Singleton
    Attempts attempts(PostgresStore store) {
        return new PostgresAttempts(store);
    }

    @Singleton
    MapperAlerts alerts(PostgresStore store) {
        return new PostgresMapperAlerts(store);
    }

    @Singleton
    Watches watches(PostgresStore store) {
        return new PostgresWatches(store);
    }

    @Singleton
    NameBook nameBook(PostgresStore store) {
        return new PostgresNameBook(store);
    }

    @Singleton
    Notices notices(PostgresStore store) {
        return new PostgresNotices(store);
    }

    @Singleton
    NotificationHistory history(PostgresStore store) {
        return new PostgresNotificationHistory(store);
    }

    @Singleton
    DailyRuns runs(PostgresStore store) {
        return new PostgresDailyRuns(store);
    }

    @Singleton
    Settings settings(PostgresStore store) {
        return new CachedSettings(new PostgresSettings(store), System::nanoTime);
    }

    @Singleton
    FeedbackBox feedback(PostgresStore store) {
        return new PostgresFeedbackBox(store);
    }

    @Singleton
    AuditLog auditLog(PostgresStore store) {
        return new PostgresAuditLog(store);
    }

    @Singleton
    OldNews oldNews(PostgresStore store) {
        return new PostgresOldNews(store);
    }

    @Singleton
    People people(PostgresStore store) {
        return new PostgresPeople(store);
    }

    @Singleton
    Overview overview(PostgresStore store) {
        return new PostgresOverview(store);
    }

    @Singleton
    MapCatalog mapCatalog(PostgresStore store) {
        return new PostgresMapCatalog(store);
    }

    @Singleton
    Drivers drivers(PostgresStore store) {
        return new PostgresDrivers(store);
    }

    @Singleton
    DriverNotifications driverNotifications(PostgresStore store) {
        return new PostgresDriverNotifications(store);
    }
}
