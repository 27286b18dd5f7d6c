package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.MapDescriptions;
import dev.pacenote.application.trackmania.board.ReadBoard;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.domain.trackmania.board.LeaderboardPosition;
import dev.pacenote.domain.trackmania.board.MapName;
import dev.pacenote.domain.trackmania.board.MapType;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.driver.DriverNotification;
import dev.pacenote.domain.trackmania.driver.DriverNotificationId;
import dev.pacenote.domain.trackmania.driver.GuardList;
import dev.pacenote.domain.trackmania.driver.GuardList.Decision;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** A driver guards their place on a map, looks at what is guarded, or stops. */
public final class GuardPositions {

    public static final SettingDefinition MAX_GUARDED =
            new SettingDefinition(
                    "max_driver_notifications_per_user",
                    1,
                    1_000,
                    200,
                    "Maps that one person may guard.");

    /** Looks at boards that one person asks for. */
    public static final RateLimit CHECKS = new RateLimit(10, Duration.ofMinutes(5));

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
    private final GuardListChanges changes;
    private final Drivers drivers;
    private final ReadBoard boards;
    private final MapDescriptions maps;
    private final RateLimiter rateLimiter;
    private final IntSupplier maxPerPerson;
    private final InstantSource clock;

    /**
     * @param maxPerPerson asked at each creation
     */
    public GuardPositions(
            DriverNotifications notifications,
            Drivers drivers,
            ReadBoard boards,
            MapDescriptions maps,
            RateLimiter rateLimiter,
            IntSupplier maxPerPerson,
            InstantSource clock) {
        this.notifications = notifications;
        this.changes = new GuardListChanges(notifications);
        this.drivers = drivers;
        this.boards = boards;
        this.maps = maps;
        this.rateLimiter = rateLimiter;
        this.maxPerPerson = maxPerPerson;
        this.clock = clock;
    }

    /**
     * @throws UpstreamException when the board could not be read
     */
    public Created create(AccountId owner, MapUid map, MapName typedName) {
        var now = clock.instant();
        var driver = drivers.find(owner);
        var list = notifications.find(owner);
        if (driver.isEmpty() || list.isEmpty()) {
            return new Created.NoDriver();
        }
        int max = maxPerPerson.getAsInt();
        // Before the upstream is asked for nothing.
        var refusal = list.get().refusal(map, max);
        if (refusal.isPresent()) {
            return created(refusal, map, max);
        }
        if (rateLimiter.take("guard:" + owner, CHECKS, now) instanceof Verdict.Refused(var wait)) {
            return new Created.TooMany(wait);
        }
        var standing = LeaderboardPosition.on(boards.top(map, FRESH), driver.get().account());
        if (standing.isEmpty()) {
            return new Created.NotInTop5();
        }
        var guarded = new DriverNotification.GuardedMap(map, typedName);
        return created(changes.guard(owner, guarded, standing.get(), now, max), map, max);
    }

    private Created created(Optional<Decision> decision, MapUid map, int max) {
        return decision.map(
                        made ->
                                switch (made) {
                                    case Decision.Guarded(var list) -> guarded(list, map);
                                    case Decision.AlreadyTracked _ -> new Created.AlreadyTracked();
                                    case Decision.LimitReached _ -> new Created.LimitReached(max);
                                    case Decision.NotInTop5 _ -> new Created.NotInTop5();
                                })
                .orElseGet(Created.NoDriver::new);
    }

    /** The upstream's name replaces the typed one; until then, and without one, that serves. */
    private Created guarded(GuardList list, MapUid map) {
        maps.requestIfUnknown(map);
        var known = maps.known(List.of(map)).get(map);
        return new Created.Ok(
                list.on(map).orElseThrow(), known == null ? MapType.RACE : known.type());
    }

    /** Newest first. */
    public List<Guarded> of(AccountId owner) {
        var own = notifications.of(owner);
        var described = maps.known(own.stream().map(DriverNotification::map).toList());
        return own.stream()
                .map(
                        notification -> {
                            var map = described.get(notification.map());
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
        return changes.release(owner, id);
    }
}
