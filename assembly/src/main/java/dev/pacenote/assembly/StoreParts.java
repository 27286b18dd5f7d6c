package dev.pacenote.assembly;

import dev.pacenote.adapters.out.postgres.PostgresAttempts;
import dev.pacenote.adapters.out.postgres.PostgresAuditLog;
import dev.pacenote.adapters.out.postgres.PostgresDailyRuns;
import dev.pacenote.adapters.out.postgres.PostgresDriverNotifications;
import dev.pacenote.adapters.out.postgres.PostgresDrivers;
import dev.pacenote.adapters.out.postgres.PostgresFeedbackBox;
import dev.pacenote.adapters.out.postgres.PostgresMapCatalog;
import dev.pacenote.adapters.out.postgres.PostgresMapperAlerts;
import dev.pacenote.adapters.out.postgres.PostgresNameBook;
import dev.pacenote.adapters.out.postgres.PostgresNotices;
import dev.pacenote.adapters.out.postgres.PostgresNotificationHistory;
import dev.pacenote.adapters.out.postgres.PostgresOldNews;
import dev.pacenote.adapters.out.postgres.PostgresOutbox;
import dev.pacenote.adapters.out.postgres.PostgresOverview;
import dev.pacenote.adapters.out.postgres.PostgresPeople;
import dev.pacenote.adapters.out.postgres.PostgresSettings;
import dev.pacenote.adapters.out.postgres.PostgresStore;
import dev.pacenote.adapters.out.postgres.PostgresUsers;
import dev.pacenote.adapters.out.postgres.PostgresWatches;
import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.admin.CachedSettings;
import dev.pacenote.application.admin.FeedbackBox;
import dev.pacenote.application.admin.Overview;
import dev.pacenote.application.admin.People;
import dev.pacenote.application.admin.Settings;
import dev.pacenote.application.identity.Attempts;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.notice.DailyRuns;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.notice.NotificationHistory;
import dev.pacenote.application.notice.OldNews;
import dev.pacenote.application.shared.Outbox;
import dev.pacenote.application.trackmania.DriverNotifications;
import dev.pacenote.application.trackmania.Drivers;
import dev.pacenote.application.trackmania.MapCatalog;
import dev.pacenote.application.trackmania.MapperAlerts;
import dev.pacenote.application.trackmania.NameBook;
import dev.pacenote.application.trackmania.Watches;
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
