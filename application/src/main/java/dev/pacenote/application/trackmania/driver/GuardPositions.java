package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.digest.ReadNotices;
import dev.pacenote.application.notice.Notices;
import dev.pacenote.application.platform.Paging;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapCatalog;
import dev.pacenote.application.trackmania.board.MapExchange;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.trackmania.board.MapListing;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.Standing;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.IntSupplier;

/** A driver guards their place on a map, looks at what is guarded, or stops. */
public final class GuardPositions {

    private static final System.Logger LOG = System.getLogger(GuardPositions.class.getName());

    public sealed interface Created {
        record Ok(DriverNotification notification, MapType type) implements Created {}

        record AlreadyTracked() implements Created {}

        /** The person has not said which driver they are. */
        record NoDriver() implements Created {}

        /**
         * @param max as many maps as one person may guard
         */
        record LimitReached(int max) implements Created {}

        record TooMany(Duration retryAfter) implements Created {}

        /** Not among the best five of the world, or no such map. */
        record NotInTop5() implements Created {}
    }

    /** A notification under the map's present name. */
    public record Guarded(DriverNotification notification, MapType type) {}

    /** Who guards a place wants to know where they stand now. */
    private static final Duration FRESH = Duration.ofSeconds(30);

    private final DriverNotifications notifications;
    private final Drivers drivers;
    private final MapCatalog catalog;
    private final ReadBoard boards;
    private final MapExchange exchange;
    private final ReadNotices notices;
    private final RateLimiter rateLimiter;
    private final IntSupplier maxPerPerson;
    private final InstantSource clock;
    private final Executor background;

    /**
     * @param maxPerPerson asked at each creation
     * @param background completes what nobody waits for
     */
    public GuardPositions(
            DriverNotifications notifications,
            Drivers drivers,
            MapCatalog catalog,
            ReadBoard boards,
            MapExchange exchange,
            ReadNotices notices,
            RateLimiter rateLimiter,
            IntSupplier maxPerPerson,
            InstantSource clock,
            Executor background) {
        this.notifications = notifications;
        this.drivers = drivers;
        this.catalog = catalog;
        this.boards = boards;
        this.exchange = exchange;
        this.notices = notices;
        this.rateLimiter = rateLimiter;
        this.maxPerPerson = maxPerPerson;
        this.clock = clock;
        this.background = background;
    }

    /**
     * @throws UpstreamException when the board could not be read
     */
    public Created create(AccountId owner, MapUid map, MapName typedName) {
        var now = clock.instant();
        var own = notifications.of(owner);
        if (own.stream().anyMatch(known -> known.map().equals(map))) {
            return new Created.AlreadyTracked();
        }
        var driver = drivers.of(owner);
        if (driver.isEmpty()) {
            return new Created.NoDriver();
        }
        int max = maxPerPerson.getAsInt();
        if (own.size() >= max) {
            return new Created.LimitReached(max);
        }
        if (rateLimiter.take("guard:" + owner, RateLimit.DRIVER_CHECKS, now)
                instanceof Verdict.Refused(var wait)) {
            return new Created.TooMany(wait);
        }
        var standing =
                Standing.on(boards.top(map, FRESH), driver.get().account())
                        .filter(Standing::guarded);
        if (standing.isEmpty()) {
            return new Created.NotInTop5();
        }
        var draft = new DriverNotifications.Draft(owner, map, typedName, standing.get());
        return switch (notifications.add(draft, now, max)) {
            case DriverNotifications.Added.Ok(var notification) -> {
                describeSoon(map);
                yield new Created.Ok(notification, type(map));
            }
            case DriverNotifications.Added.AlreadyTracked _ -> new Created.AlreadyTracked();
            case DriverNotifications.Added.LimitReached _ -> new Created.LimitReached(max);
        };
    }

    private MapType type(MapUid map) {
        var known = catalog.describe(List.of(map)).get(map);
        return known == null ? MapType.RACE : known.type();
    }

    /** The upstream's name replaces the typed one; until then, and without one, that serves. */
    private void describeSoon(MapUid map) {
        if (!catalog.describe(List.of(map)).isEmpty()) {
            return;
        }
        background.execute(
                () -> {
                    try {
                        catalog.note(
                                exchange.byUids(List.of(map)).stream()
                                        .map(MapListing::map)
                                        .toList());
                    } catch (UpstreamException e) {
                        LOG.log(Level.INFO, "map {0} keeps its typed name for now", map);
                    }
                });
    }

    /** Newest first. */
    public List<Guarded> of(AccountId owner) {
        var own = notifications.of(owner);
        var maps = catalog.describe(own.stream().map(DriverNotification::map).toList());
        return own.stream()
                .map(
                        notification -> {
                            var map = maps.get(notification.map());
                            return map == null
                                    ? new Guarded(notification, MapType.RACE)
                                    : new Guarded(notification.named(map.name()), map.type());
                        })
                .toList();
    }

    /**
     * @return false when the caller has no such notification
     */
    public boolean remove(AccountId owner, DriverNotificationId id) {
        return notifications.remove(owner, id);
    }

    /**
     * Everything that ever changed, newest first.
     *
     * @return empty when the caller has no such notification
     */
    public Optional<Paging.Page<ReadNotices.NoticeWithDelivery>> history(
            AccountId owner, DriverNotificationId id, Paging paging) {
        boolean own = notifications.of(owner).stream().anyMatch(known -> known.id().equals(id));
        return own
                ? Optional.of(
                        notices.page(
                                new Notices.Query(
                                        owner,
                                        PositionFacts.TOPIC,
                                        Optional.empty(),
                                        Map.of(PositionFacts.NOTIFICATION, id.toString())),
                                paging))
                : Optional.empty();
    }
}
