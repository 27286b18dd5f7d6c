package dev.pacenote.assembly.trackmania;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.delivery.DeliveryTextRenderer;
import dev.pacenote.application.digest.DigestSectionRenderer;
import dev.pacenote.application.identity.account.mail.AccountLinks;
import dev.pacenote.application.notice.inbox.InboxTopic;
import dev.pacenote.application.notice.inbox.NotificationRenderer;
import dev.pacenote.application.trackmania.alert.GoneMapsRenderer;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.MapperSectionRenderer;
import dev.pacenote.application.trackmania.alert.RecordDeliveryText;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.alert.RecordNotificationRenderer;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.board.TrackmaniaLinks;
import dev.pacenote.application.trackmania.driver.DriverSectionRenderer;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.application.trackmania.driver.PositionNotificationRenderer;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.assembly.configuration.DailyRunConfiguration;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.trackmania.alert.RecordHighlights;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** How the daily mail and the inbox say what Trackmania tells people. */
@Factory
@Requires(property = Choices.AREA + TrackmaniaArea.NAME, value = "true")
final class TrackmaniaNoticeFactory {

    @Singleton
    TrackmaniaLinks trackmaniaLinks(AccountLinks links) {
        return new TrackmaniaLinks(links);
    }

    @Singleton
    DigestSectionRenderer recordsSection(
            MapperAlerts alerts,
            WatchedMaps watched,
            PlayerNameCache nameCache,
            Upstreams upstreams,
            TrackmaniaLinks links,
            DailyRunConfiguration configuration,
            InstantSource clock) {
        return new MapperSectionRenderer(
                alerts,
                watched,
                names(nameCache, upstreams, clock),
                new RecordHighlights.Limits(
                        configuration.maxNewRecordsPerMap(), RecordHighlights.Limits.DEFAULT_MAPS),
                configuration.popularMapMessage(),
                links.records());
    }

    @Singleton
    DigestSectionRenderer positionsSection(
            PlayerNameCache nameCache,
            Upstreams upstreams,
            TrackmaniaLinks links,
            InstantSource clock) {
        return new DriverSectionRenderer(names(nameCache, upstreams, clock), links.positions());
    }

    @Singleton
    DigestSectionRenderer goneMapsSection(TrackmaniaLinks links) {
        return new GoneMapsRenderer(links.maps());
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    InboxTopic recordsInInbox() {
        return RecordFacts.IN_INBOX;
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    InboxTopic positionsInInbox() {
        return PositionFacts.IN_INBOX;
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    NotificationRenderer recordNotifications(ResolveNames names) {
        return new RecordNotificationRenderer(names);
    }

    @Singleton
    @Requires(property = Choices.INBOX, notEquals = Choices.NO_INBOX)
    NotificationRenderer positionNotifications() {
        return new PositionNotificationRenderer();
    }

    @Singleton
    DeliveryTextRenderer recordDeliveryText(
            PlayerNameCache nameCache, Upstreams upstreams, InstantSource clock) {
        return new RecordDeliveryText(names(nameCache, upstreams, clock));
    }

    private static ResolveNames names(
            PlayerNameCache nameCache, Upstreams upstreams, InstantSource clock) {
        return new ResolveNames(nameCache, upstreams.playerNames(Priority.RUN), clock);
    }
}
