package dev.pacenote.application.trackmania;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.FetchedBoards;
import dev.pacenote.application.trackmania.board.InMemoryLeaderboards;
import dev.pacenote.application.trackmania.board.InMemoryMapExchange;
import dev.pacenote.application.trackmania.board.InMemoryPlayerNames;
import dev.pacenote.application.trackmania.board.KnownBoards;
import dev.pacenote.application.trackmania.board.Leaderboards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.board.PlayerNameCache;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.driver.GuardListChanges;
import dev.pacenote.application.trackmania.lookup.LookUp;
import dev.pacenote.application.trackmania.lookup.ShowBoard;
import dev.pacenote.application.trackmania.search.PerformSearch;
import dev.pacenote.application.trackmania.search.SearchJobs;
import dev.pacenote.application.trackmania.search.SearchQueue;
import dev.pacenote.application.trackmania.search.SearchRecords;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.application.trackmania.survey.SurveyedBoard;
import dev.pacenote.application.trackmania.survey.WatchSummaries;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.trackmania.board.Board;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.GuardList;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The game's services and our stores in memory, with the use cases of people who look something up.
 * The world outlives a crash; use cases are made anew, like after a restart.
 */
public final class LookupWorld {

    public final Stores stores = InMemoryStores.on(new Tables());
    public final InMemoryMapExchange exchange = new InMemoryMapExchange();
    public final InMemoryLeaderboards leaderboards = new InMemoryLeaderboards();
    public final InMemoryPlayerNames names = new InMemoryPlayerNames();

    /** Searches that wait to be worked off, each once. */
    public final Set<UUID> queue = Collections.synchronizedSet(new LinkedHashSet<>());

    public volatile Instant now = Samples.NOON;

    public void pass(Duration time) {
        now = now.plus(time);
    }

    public static MapListing listing(MapUid uid, String name, Optional<Instant> activeAt) {
        return new MapListing(
                new ExchangeMap(uid, 11, new MapName(name), MapType.RACE),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                activeAt,
                0);
    }

    /** The daily run has read a board, with these events of it. */
    public void surveyed(Board board, RecordEvent... events) {
        stores.watches()
                .saveSurvey(
                        List.of(new SurveyedBoard(board, List.of(events), false)),
                        now,
                        UUID.randomUUID());
    }

    /** Somebody says which driver they are, and guards their first place on a map. */
    public void guard(Account person, PlayerId driver, MapUid map) {
        stores.drivers().save(new DriverIdentity(person.id(), "Nova", driver));
        var decision =
                new GuardListChanges(stores.driverNotifications())
                        .guard(
                                person.id(),
                                new DriverNotification.GuardedMap(map, new MapName("as typed")),
                                new LeaderboardPosition(driver, 1, Optional.empty(), Set.of()),
                                now,
                                10);
        assertThat(decision).containsInstanceOf(GuardList.Decision.Guarded.class);
    }

    public ResolveNames resolveNames() {
        return resolveNames(CrashPoint.whole());
    }

    public ResolveNames resolveNames(CrashPoint crashPoint) {
        return new ResolveNames(
                crashPoint.on(PlayerNameCache.class, stores.names()),
                crashPoint.on(PlayerNames.class, names),
                () -> now);
    }

    public ReadBoard readBoard() {
        return readBoard(CrashPoint.whole());
    }

    public ReadBoard readBoard(CrashPoint crashPoint) {
        return new ReadBoard(
                crashPoint.on(FetchedBoards.class, stores.fetchedBoards()),
                crashPoint.on(KnownBoards.class, stores.knownBoards()),
                crashPoint.on(Leaderboards.class, leaderboards),
                () -> now);
    }

    public SearchRecords searchRecords() {
        return searchRecords(CrashPoint.whole());
    }

    public SearchRecords searchRecords(CrashPoint crashPoint) {
        return new SearchRecords(
                crashPoint.on(SearchJobs.class, stores.searches()),
                crashPoint.on(SearchQueue.class, queue::add),
                crashPoint.on(RateLimiter.class, stores.rateLimiter()),
                () -> now,
                UUID::randomUUID);
    }

    public PerformSearch performSearch() {
        return performSearch(CrashPoint.whole());
    }

    public PerformSearch performSearch(CrashPoint crashPoint) {
        return new PerformSearch(
                crashPoint.on(SearchJobs.class, stores.searches()),
                crashPoint.on(MapExchange.class, exchange),
                readBoard(crashPoint),
                resolveNames(crashPoint),
                () -> now);
    }

    public LookUp lookUp() {
        return new LookUp(exchange, readBoard(), resolveNames(), stores.rateLimiter(), () -> now);
    }

    public ShowBoard showBoard() {
        return showBoard(CrashPoint.whole());
    }

    public ShowBoard showBoard(CrashPoint crashPoint) {
        return new ShowBoard(
                crashPoint.on(MapperAlerts.class, stores.alerts()),
                crashPoint.on(CoveredMapsStore.class, stores.coveredMaps()),
                crashPoint.on(DriverNotifications.class, stores.driverNotifications()),
                crashPoint.on(MapCatalog.class, stores.catalog()),
                crashPoint.on(KnownBoards.class, stores.knownBoards()),
                crashPoint.on(RecordEvents.class, stores.events()),
                crashPoint.on(WatchSummaries.class, stores.summaries()),
                resolveNames(crashPoint));
    }
}
