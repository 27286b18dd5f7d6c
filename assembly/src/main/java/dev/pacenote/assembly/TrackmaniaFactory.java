package dev.pacenote.assembly;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.application.digest.Coverages;
import dev.pacenote.application.digest.DailyEmails;
import dev.pacenote.application.digest.DigestHistory;
import dev.pacenote.application.digest.NoteSectionResult;
import dev.pacenote.application.digest.ReadNotices;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.trackmania.TrackmaniaDailySource;
import dev.pacenote.application.trackmania.TrackmaniaDryRun;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.MapperSectionWriter;
import dev.pacenote.application.trackmania.alert.ReadInbox;
import dev.pacenote.application.trackmania.alert.ShowMapperMaps;
import dev.pacenote.application.trackmania.alert.SynchronizeMaps;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.DriverSectionWriter;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.GuardPositions;
import dev.pacenote.application.trackmania.driver.NameDriver;
import dev.pacenote.application.trackmania.driver.RefreshDriverNames;
import dev.pacenote.application.trackmania.survey.DescribeMaps;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
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
            Accounts accounts,
            MapCatalog catalog,
            Upstreams upstreams,
            RateLimiter rateLimiter,
            Transactions transactions,
            Settings settings,
            InstantSource clock,
            BackgroundExecutor background) {
        var maps = new SynchronizeMaps(alerts, catalog, upstreams.exchange(Priority.PERSON));
        return new ManageMapperAlert(
                alerts,
                accounts,
                maps,
                rateLimiter,
                transactions,
                () -> settings.get(Setting.MANY_MAPS_THRESHOLD).number(),
                clock,
                background);
    }

    @Singleton
    ShowMapperMaps showMapperMaps(
            MapperAlerts alerts, MapCatalog catalog, MapWatches watches, ResolveNames names) {
        return new ShowMapperMaps(alerts, catalog, watches, names);
    }

    @Singleton
    ReadInbox readInbox(
            Notices notices, ReadNotices filed, ResolveNames names, InstantSource clock) {
        return new ReadInbox(notices, filed, names, clock);
    }

    @Singleton
    NameDriver nameDriver(
            Drivers drivers,
            DriverNotifications notifications,
            Upstreams upstreams,
            RateLimiter rateLimiter,
            InstantSource clock) {
        return new NameDriver(
                drivers, notifications, upstreams.playerNames(Priority.PERSON), rateLimiter, clock);
    }

    @Singleton
    GuardPositions guardPositions(
            DriverNotifications notifications,
            Drivers drivers,
            MapCatalog catalog,
            ReadBoard boards,
            Upstreams upstreams,
            ReadNotices notices,
            RateLimiter rateLimiter,
            Settings settings,
            InstantSource clock,
            BackgroundExecutor background) {
        return new GuardPositions(
                notifications,
                drivers,
                catalog,
                boards,
                upstreams.exchange(Priority.PERSON),
                notices,
                rateLimiter,
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
    NoteSectionResult noteSectionResult(
            DailyEmails emails, DigestHistory history, InstantSource clock) {
        return new NoteSectionResult(emails, history, clock);
    }

    @Singleton
    MapperSectionWriter writeMapperSection(
            MapperAlerts alerts,
            MapWatches watches,
            Accounts accounts,
            Notices notices,
            Coverages coverages,
            MapCatalog catalog,
            NoteSectionResult history,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return new MapperSectionWriter(
                alerts,
                watches,
                accounts,
                notices,
                coverages,
                catalog,
                history,
                transactions,
                clock,
                ids);
    }

    @Singleton
    DriverSectionWriter writeDriverSection(
            DriverNotifications notifications,
            Drivers drivers,
            MapWatches watches,
            MapCatalog catalog,
            Accounts accounts,
            Notices notices,
            Coverages coverages,
            NoteSectionResult history,
            Transactions transactions,
            InstantSource clock,
            Ids ids) {
        return new DriverSectionWriter(
                notifications,
                drivers,
                watches,
                catalog,
                accounts,
                notices,
                coverages,
                history,
                transactions,
                clock,
                ids);
    }

    /** Builds the source of a run on whatever answers for the services. */
    @Singleton
    TrackmaniaDryRun.Assembly assembly(
            MapperAlerts alerts,
            Accounts accounts,
            MapWatches watches,
            WatchedMaps watched,
            FetchedBoards fetched,
            MapCatalog catalog,
            MapperSectionWriter mapperSection,
            DriverSectionWriter driverSection,
            InstantSource clock) {
        return (exchange, leaderboards, refreshNames) ->
                new TrackmaniaDailySource(
                        alerts,
                        accounts,
                        new SynchronizeMaps(alerts, catalog, exchange),
                        new DescribeMaps(watched, catalog, exchange),
                        refreshNames,
                        new SurveyMaps(watched, watches, fetched, leaderboards, clock),
                        List.of(mapperSection, driverSection));
    }

    @Singleton
    TrackmaniaDailySource trackmania(
            TrackmaniaDryRun.Assembly assembly,
            Upstreams upstreams,
            Drivers drivers,
            PlayerNameCache nameCache,
            InstantSource clock) {
        var names =
                new RefreshDriverNames(
                        drivers, nameCache, upstreams.playerNames(Priority.RUN), clock);
        return assembly.of(
                upstreams.exchange(Priority.RUN),
                upstreams.leaderboards(Priority.RUN),
                names::refresh);
    }

    @Singleton
    TrackmaniaDryRun rehearsedTrackmania(
            MapperAlerts alerts,
            Accounts accounts,
            WatchedMaps watched,
            MapWatches watches,
            FetchedBoards fetched,
            TrackmaniaDryRun.Assembly assembly,
            Upstreams upstreams,
            InstantSource clock) {
        return new TrackmaniaDryRun(
                alerts,
                accounts,
                watched,
                watches,
                fetched,
                upstreams.exchange(Priority.RUN),
                upstreams.leaderboards(Priority.RUN),
                clock,
                assembly);
    }
}
