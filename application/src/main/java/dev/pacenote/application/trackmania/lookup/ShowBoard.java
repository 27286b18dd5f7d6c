package dev.pacenote.application.trackmania.lookup;

import dev.pacenote.application.trackmania.alert.CoveredMapsStore;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.application.trackmania.board.KnownBoards;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.ResolveNames;
import dev.pacenote.application.trackmania.driver.DriverNotifications;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.application.trackmania.survey.WatchSummaries;
import dev.pacenote.application.trackmania.survey.WatchSummary;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.board.Entry;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.PlayerId;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.search.SearchJob;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person looks at one of their maps: the board as it was last read, and who led when. Nobody is
 * asked for it but our own memory; only names may have to be looked up.
 */
public final class ShowBoard {

    /** Rows of the board that are shown. */
    public static final int ROWS = 10;

    /** Who led, since when. */
    public record Lead(RecordEvent event, String player) {}

    /**
     * @param map as Trackmania Exchange describes it; empty while nobody has asked
     * @param name the upstream's, or as typed
     * @param leads earliest first
     */
    public record View(
            MapUid uid,
            MapName name,
            Optional<ExchangeMap> map,
            Optional<Instant> lookedAt,
            List<SearchJob.Line> board,
            List<Lead> leads) {

        public MapType type() {
            return map.map(ExchangeMap::type).orElse(MapType.RACE);
        }
    }

    private final MapperAlerts alerts;
    private final CoveredMapsStore covered;
    private final DriverNotifications notifications;
    private final MapCatalog catalog;
    private final KnownBoards known;
    private final RecordEvents events;
    private final WatchSummaries summaries;
    private final ResolveNames names;

    public ShowBoard(
            MapperAlerts alerts,
            CoveredMapsStore covered,
            DriverNotifications notifications,
            MapCatalog catalog,
            KnownBoards known,
            RecordEvents events,
            WatchSummaries summaries,
            ResolveNames names) {
        this.alerts = alerts;
        this.covered = covered;
        this.notifications = notifications;
        this.catalog = catalog;
        this.known = known;
        this.events = events;
        this.summaries = summaries;
        this.names = names;
    }

    /**
     * @return empty when the caller neither follows nor guards this map
     */
    public Optional<View> show(AccountId caller, MapUid uid) {
        var map = Optional.ofNullable(catalog.describe(List.of(uid)).get(uid));
        return ownName(caller, uid, map).map(name -> view(uid, name, map));
    }

    private Optional<MapName> ownName(AccountId caller, MapUid uid, Optional<ExchangeMap> map) {
        boolean follows =
                alerts.find(caller)
                        .flatMap(alert -> covered.find(alert.id()))
                        .filter(maps -> maps.covered().contains(uid))
                        .isPresent();
        var guarded =
                notifications.of(caller).stream()
                        .filter(guard -> guard.map().equals(uid))
                        .map(DriverNotification::mapName)
                        .findFirst();
        return follows || guarded.isPresent()
                ? map.map(ExchangeMap::name).or(() -> guarded)
                : Optional.empty();
    }

    private View view(MapUid uid, MapName name, Optional<ExchangeMap> map) {
        var summary = Optional.ofNullable(summaries.of(List.of(uid)).get(uid));
        var top =
                known.readSince(uid, Instant.EPOCH).stream()
                        .flatMap(board -> board.entries().stream())
                        .limit(ROWS)
                        .toList();
        var leads = events.leads(uid);
        var players =
                names.resolve(
                        Stream.concat(
                                        top.stream().map(Entry::account),
                                        leads.stream().map(event -> event.key().account()))
                                .collect(Collectors.toSet()));
        return new View(
                uid,
                name,
                map,
                summary.map(WatchSummary::lookedAt),
                top.stream()
                        .map(entry -> new SearchJob.Line(entry, name(players, entry.account())))
                        .toList(),
                leads.stream()
                        .map(event -> new Lead(event, name(players, event.key().account())))
                        .toList());
    }

    private static String name(Map<PlayerId, String> players, PlayerId account) {
        return players.getOrDefault(account, account.toString());
    }
}
