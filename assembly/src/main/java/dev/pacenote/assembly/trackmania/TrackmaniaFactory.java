package dev.pacenote.assembly.trackmania;

import dev.pacenote.adapters.out.http.client.Priority;
import dev.pacenote.adapters.out.trackmania.Upstreams;
import dev.pacenote.adapters.out.trackmania.Upstreams.Service;
import dev.pacenote.application.dailyrun.RunPhase;
import dev.pacenote.application.dailyrun.SectionWriter;
import dev.pacenote.application.delivery.ChooseChannel;
import dev.pacenote.application.delivery.history.ReadNotices;
import dev.pacenote.application.digest.SectionName;
import dev.pacenote.application.digest.SectionResults;
import dev.pacenote.application.identity.account.AccountAttributes;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Ids;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.job.ScheduledJob;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.setting.Settings;
import dev.pacenote.application.platform.status.HealthProbe;
import dev.pacenote.application.platform.status.HealthProbe.State;
import dev.pacenote.application.platform.status.StatusMetric;
import dev.pacenote.application.platform.upstream.RequestCounter;
import dev.pacenote.application.trackmania.DryRunMapLists;
import dev.pacenote.application.trackmania.MapperAndDriverSummaries;
import dev.pacenote.application.trackmania.TrackmaniaAccountAttributes;
import dev.pacenote.application.trackmania.TrackmaniaDailySource;
import dev.pacenote.application.trackmania.TrackmaniaDryRun;
import dev.pacenote.application.trackmania.alert.AlertChanges;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.FirstMapList;
import dev.pacenote.application.trackmania.alert.ManageMapperAlert;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.alert.MapperNotices;
import dev.pacenote.application.trackmania.alert.MapperSectionWriter;
import dev.pacenote.application.trackmania.alert.PinCheckMode;
import dev.pacenote.application.trackmania.alert.ReadRecords;
import dev.pacenote.application.trackmania.alert.RecordFacts;
import dev.pacenote.application.trackmania.alert.ShowMapperMaps;
import dev.pacenote.application.trackmania.alert.SynchronizeMaps;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapDescriptions;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.ComparePositions;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.DriverSectionWriter;
import dev.pacenote.application.trackmania.driver.Drivers;
import dev.pacenote.application.trackmania.driver.GuardPositions;
import dev.pacenote.application.trackmania.driver.NameDriver;
import dev.pacenote.application.trackmania.driver.PositionFacts;
import dev.pacenote.application.trackmania.driver.ReadPositionHistory;
import dev.pacenote.application.trackmania.driver.RefreshDriverNames;
import dev.pacenote.application.trackmania.survey.DescribeMaps;
import dev.pacenote.application.trackmania.survey.MapWatches;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.application.trackmania.survey.SurveyMaps;
import dev.pacenote.application.trackmania.survey.WatchSummaries;
import dev.pacenote.application.trackmania.survey.WatchedMaps;
import dev.pacenote.assembly.Undone;
import dev.pacenote.assembly.background.BackgroundExecutor;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/** Alerts, guarded places, and the part that Trackmania has in the daily run. */
@Factory
@Requires(property = Choices.AREA + TrackmaniaArea.NAME, value = "true")
final class TrackmaniaFactory {

    @Singleton
    @Order(200)
    SettingDefinition manyMaps() {
        return ManageMapperAlert.MANY_MAPS;
    }

    @Singleton
    AlertChanges alertChanges(
            MapperAlerts alerts,
            CoveredMapsStore covered,
            RecordEvents events,
            Transactions transactions) {
        return new AlertChanges(alerts, covered, events, transactions);
    }

    @Singleton
    ManageMapperAlert manageMapperAlert(
            MapperAlerts alerts,
            AlertChanges changes,
            Accounts accounts,
            MapCatalog catalog,
            Upstreams upstreams,
            RateLimiter rateLimiter,
            Settings settings,
            InstantSource clock,
            BackgroundExecutor background) {
        var maps = new SynchronizeMaps(changes, catalog, upstreams.exchange(Priority.PERSON));
        return new ManageMapperAlert(
                alerts,
                changes,
                accounts,
                new FirstMapList(maps, background),
                rateLimiter,
                () -> settings.get(ManageMapperAlert.MANY_MAPS).number(),
                clock);
    }

    @Singleton
    ShowMapperMaps showMapperMaps(
            MapperAlerts alerts,
            CoveredMapsStore covered,
            MapCatalog catalog,
            WatchSummaries summaries,
            ResolveNames names) {
        return new ShowMapperMaps(alerts, covered, catalog, summaries, names);
    }

    @Singleton
    ReadRecords readRecords(
            Notices notices, ReadNotices filed, ResolveNames names, InstantSource clock) {
        return new ReadRecords(notices, filed, names, clock);
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
    @Order(201)
    SettingDefinition maxGuarded() {
        return GuardPositions.MAX_GUARDED;
    }

    @Singleton
    GuardPositions guardPositions(
            DriverNotifications notifications,
            Drivers drivers,
            MapCatalog catalog,
            ReadBoard boards,
            Upstreams upstreams,
            RateLimiter rateLimiter,
            Settings settings,
            InstantSource clock,
            BackgroundExecutor background) {
        return new GuardPositions(
                notifications,
                drivers,
                boards,
                new MapDescriptions(catalog, upstreams.exchange(Priority.PERSON), background),
                rateLimiter,
                () -> settings.get(GuardPositions.MAX_GUARDED).number(),
                clock);
    }

    @Singleton
    ReadPositionHistory readPositionHistory(
            DriverNotifications notifications, ReadNotices notices) {
        return new ReadPositionHistory(notifications, notices);
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
                () -> settings.get(ManageMapperAlert.MANY_MAPS).number());
    }

    /** Makes the writers of this area's sections, which store by what they are given. */
    interface Sections {
        List<SectionWriter> storing(SectionResults results);
    }

    @Singleton
    Sections sections(
            SectionStores stores,
            RecordEvents events,
            MapWatches watches,
            MapCatalog catalog,
            ChooseChannel channels,
            InstantSource clock,
            Ids ids) {
        return results ->
                List.of(
                        new MapperSectionWriter(
                                stores.alerts(),
                                stores.changes(),
                                channels,
                                new MapperNotices(events, catalog, ids),
                                results,
                                clock),
                        new DriverSectionWriter(
                                stores.notifications(),
                                stores.drivers(),
                                new ComparePositions(watches, catalog, ids),
                                channels,
                                results,
                                stores.transactions(),
                                clock));
    }

    /** What people follow, as the writers change it. */
    record SectionStores(
            MapperAlerts alerts,
            AlertChanges changes,
            DriverNotifications notifications,
            Drivers drivers,
            Transactions transactions) {}

    @Singleton
    SectionStores sectionStores(
            MapperAlerts alerts,
            AlertChanges changes,
            DriverNotifications notifications,
            Drivers drivers,
            Transactions transactions) {
        return new SectionStores(alerts, changes, notifications, drivers, transactions);
    }

    /** Builds the source of a run on whatever answers for the services. */
    interface Sources {
        TrackmaniaDailySource of(
                MapExchange exchange,
                Leaderboards leaderboards,
                Runnable refreshNames,
                SectionResults results);
    }

    @Singleton
    Sources sources(
            MapperAlerts alerts,
            AlertChanges changes,
            Accounts accounts,
            MapWatches watches,
            WatchedMaps watched,
            FetchedBoards fetched,
            MapCatalog catalog,
            Sections sections,
            InstantSource clock) {
        return (exchange, leaderboards, refreshNames, results) ->
                new TrackmaniaDailySource(
                        alerts,
                        accounts,
                        new SynchronizeMaps(changes, catalog, exchange),
                        new DescribeMaps(watched, catalog, exchange),
                        refreshNames,
                        new SurveyMaps(watched, watches, fetched, leaderboards, clock),
                        sections.storing(results));
    }

    @Singleton
    TrackmaniaDailySource trackmania(
            Sources sources,
            Upstreams upstreams,
            Drivers drivers,
            PlayerNameCache nameCache,
            SectionResults results,
            InstantSource clock) {
        var names =
                new RefreshDriverNames(
                        drivers, nameCache, upstreams.playerNames(Priority.RUN), clock);
        return sources.of(
                upstreams.exchange(Priority.RUN),
                upstreams.leaderboards(Priority.RUN),
                names::refresh,
                results);
    }

    @Singleton
    TrackmaniaDryRun trackmaniaDryRun(
            MapperAlerts alerts,
            Accounts accounts,
            WatchedMaps watched,
            MapWatches watches,
            FetchedBoards fetched,
            Sources sources,
            Upstreams upstreams,
            @Undone SectionResults results,
            InstantSource clock) {
        return new TrackmaniaDryRun(
                new DryRunMapLists(alerts, accounts, watched, upstreams.exchange(Priority.RUN)),
                watched,
                watches,
                fetched,
                upstreams.leaderboards(Priority.RUN),
                clock,
                (exchange, leaderboards, refreshNames) ->
                        sources.of(exchange, leaderboards, refreshNames, results));
    }

    /** The tables of the functions let go of boards by themselves. */
    @Singleton
    @Requires(property = "pacenote.assembly", value = "server")
    ScheduledJob expiredBoards(FetchedBoards boards, InstantSource clock) {
        return ScheduledJob.of(
                "expired-boards",
                Duration.ofSeconds(20),
                () -> boards.forgetBefore(clock.instant().minus(ReadBoard.FRESH)));
    }

    @Singleton
    PinCheckMode pinCheckMode(
            Accounts accounts,
            AlertChanges alerts,
            AdminActions audit,
            Transactions transactions,
            InstantSource clock) {
        return new PinCheckMode(accounts, alerts, audit, transactions, clock);
    }

    @Singleton
    AccountAttributes accountAttributes(
            MapperAndDriverSummaries summaries, ManageMapperAlert alerts) {
        return new TrackmaniaAccountAttributes(summaries, alerts::mode);
    }

    @Singleton
    StatusMetric watchedMapsMetric(WatchedMaps watched) {
        return new StatusMetric("maps_being_watched", watched::count);
    }

    @Singleton
    SectionName mapperSection() {
        return new SectionName("mapper_alert", RecordFacts.TOPIC);
    }

    @Singleton
    SectionName driverSection() {
        return new SectionName("driver_notification", PositionFacts.TOPIC);
    }

    @Singleton
    RunPhase mapperPhase() {
        return new RunPhase(1, RecordFacts.TOPIC);
    }

    @Singleton
    RunPhase driverPhase() {
        return new RunPhase(2, PositionFacts.TOPIC);
    }

    @Singleton
    @Order(200)
    HealthProbe nadeoCore(Upstreams upstreams) {
        return probe(upstreams, Service.NADEO_CORE);
    }

    @Singleton
    @Order(201)
    HealthProbe nadeoLive(Upstreams upstreams) {
        return probe(upstreams, Service.NADEO_LIVE);
    }

    @Singleton
    @Order(202)
    HealthProbe players(Upstreams upstreams) {
        return probe(upstreams, Service.TRACKMANIA);
    }

    @Singleton
    @Order(203)
    HealthProbe exchange(Upstreams upstreams) {
        return probe(upstreams, Service.EXCHANGE);
    }

    private static HealthProbe probe(Upstreams upstreams, Service service) {
        return new HealthProbe(
                service.wireName(), () -> upstreams.resting(service) ? State.RESTING : State.UP);
    }

    @Singleton
    RequestCounter upstreamRequests(Upstreams upstreams) {
        return upstreams::runRequests;
    }
}
