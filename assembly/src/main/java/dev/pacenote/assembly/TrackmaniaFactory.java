package dev.pacenote.assembly;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.delivery.FiledNotices;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.NotificationHistory;
import dev.pacenote.application.digest.SectionHistory;
import dev.pacenote.application.identity.account.Users;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.Attempts;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.RehearsedTrackmania;
import dev.pacenote.application.trackmania.TrackmaniaSource;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.ReadInbox;
import dev.pacenote.application.trackmania.alert.ShowMapperMaps;
import dev.pacenote.application.trackmania.alert.SynchronizeMaps;
import dev.pacenote.application.trackmania.alert.WriteMapperSection;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.NameBook;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.GuardPositions;
import dev.pacenote.application.trackmania.driver.NameDriver;
import dev.pacenote.application.trackmania.driver.RefreshDriverNames;
import dev.pacenote.application.trackmania.driver.WriteDriverSection;
import dev.pacenote.application.trackmania.survey.DescribeMaps;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.application.trackmania.survey.Watches;
import dev.pacenote.domain.platform.setting.Setting;
import io.micronaut.context.annotation.Factory;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Alerts, guarded places, and the part that Trackmania has in the daily run. */
@Factory
final class TrackmaniaFactory {

    @Singleton
    ManageMapperAlert manageMapperAlert(
            MapperAlerts alerts,
            Users users,
            MapCatalog catalog,
            Upstreams upstreams,
            Attempts attempts,
            Transactions transactions,
            Settings settings,
            InstantSource clock,
            Background background) {
        var maps = new SynchronizeMaps(alerts, catalog, upstreams.exchange(Priority.PERSON));
        return new ManageMapperAlert(
                alerts,
                users,
                maps,
                attempts,
                transactions,
                () -> settings.get(Setting.MANY_MAPS_THRESHOLD).number(),
                clock,
                background);
    }

    @Singleton
    ShowMapperMaps showMapperMaps(
            MapperAlerts alerts, MapCatalog catalog, Watches watches, ResolveNames names) {
        return new ShowMapperMaps(alerts, catalog, watches, names);
    }

    @Singleton
    FiledNotices filedNotices(Notices notices, DailyEmails emails) {
        return new FiledNotices(notices, emails);
    }

    @Singleton
    ReadInbox readInbox(
            Notices notices, FiledNotices filed, ResolveNames names, InstantSource clock) {
        return new ReadInbox(notices, filed, names, clock);
    }

    @Singleton
    NameDriver nameDriver(
            Drivers drivers,
            DriverNotifications notifications,
            Upstreams upstreams,
            Attempts attempts,
            InstantSource clock) {
        return new NameDriver(
                drivers, notifications, upstreams.playerNames(Priority.PERSON), attempts, clock);
    }

    @Singleton
    GuardPositions guardPositions(
            DriverNotifications notifications,
            Drivers drivers,
            MapCatalog catalog,
            ReadBoard boards,
            Upstreams upstreams,
            FiledNotices notices,
            Attempts attempts,
            Settings settings,
            InstantSource clock,
            Background background) {
        return new GuardPositions(
                notifications,
                drivers,
                catalog,
                boards,
                upstreams.exchange(Priority.PERSON),
                notices,
                attempts,
                () -> settings.get(Setting.MAX_DRIVER_NOTIFICATIONS_PER_USER).number(),
                clock,
                background);
    }

    @Singleton
    WatchedMaps watchedMaps(
            MapperAlerts alerts,
            DriverNotifications notifications,
            Drivers drivers,
            Settings settings) {
        return new WatchedMaps(
                alerts,
                notifications,
                drivers,
                () -> settings.get(Setting.MANY_MAPS_THRESHOLD).number());
    }

    @Singleton
    SectionHistory sectionHistory(
            DailyEmails emails, NotificationHistory history, InstantSource clock) {
        return new SectionHistory(emails, history, clock);
    }

    @Singleton
    WriteMapperSection writeMapperSection(
            MapperAlerts alerts,
            Watches watches,
            Users users,
            Notices notices,
            MapCatalog catalog,
            SectionHistory history,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return new WriteMapperSection(
                alerts, watches, users, notices, catalog, history, transactions, clock, ids);
    }

    @Singleton
    WriteDriverSection writeDriverSection(
            DriverNotifications notifications,
            Drivers drivers,
            Watches watches,
            MapCatalog catalog,
            Users users,
            Notices notices,
            SectionHistory history,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return new WriteDriverSection(
                notifications,
                drivers,
                watches,
                catalog,
                users,
                notices,
                history,
                transactions,
                clock,
                ids);
    }

    /** Builds the source of a run on whatever answers for the services. */
    @Singleton
    RehearsedTrackmania.Assembly assembly(
            MapperAlerts alerts,
            Users users,
            Watches watches,
            WatchedMaps watched,
            FetchedBoards fetched,
            MapCatalog catalog,
            WriteMapperSection mapperSection,
            WriteDriverSection driverSection,
            InstantSource clock) {
        return (exchange, leaderboards, refreshNames) ->
                new TrackmaniaSource(
                        alerts,
                        users,
                        new SynchronizeMaps(alerts, catalog, exchange),
                        new DescribeMaps(watched, catalog, exchange),
                        refreshNames,
                        new SurveyMaps(watched, watches, fetched, leaderboards, clock),
                        List.of(mapperSection, driverSection));
    }

    @Singleton
    TrackmaniaSource trackmania(
            RehearsedTrackmania.Assembly assembly,
            Upstreams upstreams,
            Drivers drivers,
            NameBook book,
            InstantSource clock) {
        var names =
                new RefreshDriverNames(drivers, book, upstreams.playerNames(Priority.RUN), clock);
        return assembly.of(
                upstreams.exchange(Priority.RUN),
                upstreams.leaderboards(Priority.RUN),
                names::refresh);
    }

    @Singleton
    RehearsedTrackmania rehearsedTrackmania(
            MapperAlerts alerts,
            Users users,
            WatchedMaps watched,
            Watches watches,
            FetchedBoards fetched,
            RehearsedTrackmania.Assembly assembly,
            Upstreams upstreams,
            InstantSource clock) {
        return new RehearsedTrackmania(
                alerts,
                users,
                watched,
                watches,
                fetched,
                upstreams.exchange(Priority.RUN),
                upstreams.leaderboards(Priority.RUN),
                clock,
                assembly);
    }
}
