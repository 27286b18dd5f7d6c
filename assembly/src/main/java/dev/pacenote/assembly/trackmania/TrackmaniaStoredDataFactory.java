package dev.pacenote.assembly.trackmania;

import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.identity.account.AccountEraser;
import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.notice.TopicDefinition;
import dev.pacenote.application.notice.Topics;
import dev.pacenote.application.trackmania.TrackmaniaExport;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.GoneMapFacts;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import io.micronaut.context.annotation.Factory;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the service owes to people whose data is stored, also where the area is switched off: it is
 * in their export, expires with its time, and is deleted with its account.
 */
@Factory
final class TrackmaniaStoredDataFactory {

    /** A year, and a month to look back at the year. */
    private static final RetentionPeriod INBOX = new RetentionPeriod(400);

    @Singleton
    TopicDefinition records() {
        return new TopicDefinition(
                RecordFacts.TOPIC,
                RecordFacts.CODEC,
                Optional.of(INBOX),
                Optional.of("map_alert_check"));
    }

    /** The history of a guarded place is kept as long as the place is guarded. */
    @Singleton
    TopicDefinition positions() {
        return new TopicDefinition(
                PositionFacts.TOPIC,
                PositionFacts.CODEC,
                Optional.empty(),
                Optional.of("driver_notification_check"));
    }

    @Singleton
    TopicDefinition goneMaps() {
        return new TopicDefinition(
                GoneMapFacts.TOPIC, GoneMapFacts.CODEC, Optional.of(INBOX), Optional.empty());
    }

    @Singleton
    @Order(200)
    AccountExport alertExport(MapperAlerts alerts, CoveredMapsStore covered) {
        return TrackmaniaExport.alerts(alerts, covered);
    }

    @Singleton
    @Order(201)
    AccountExport driverExport(Drivers drivers) {
        return TrackmaniaExport.driver(drivers);
    }

    @Singleton
    @Order(202)
    AccountExport guardedExport(DriverNotifications notifications) {
        return TrackmaniaExport.guarded(notifications);
    }

    @Singleton
    @Order(203)
    AccountExport noticesExport(ReadNotices notices, Topics topics) {
        return TrackmaniaExport.notices(notices, topics);
    }

    @Singleton
    @Order(204)
    AccountExport searchesExport(SearchJobs searches, InstantSource clock) {
        return TrackmaniaExport.searches(searches, clock);
    }

    /** Deletes what is beside the relational store, which deletes its own rows by itself. */
    @Singleton
    AccountEraser searchEraser(SearchJobs searches) {
        return searches::forgetAllOf;
    }
}
