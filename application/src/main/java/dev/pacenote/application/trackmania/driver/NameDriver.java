package dev.pacenote.application.trackmania.driver;

import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.trackmania.board.PlayerNames;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.trackmania.board.PlayerName;
import dev.pacenote.domain.trackmania.driver.DriverIdentity;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** A person says which driver they are. */
public final class NameDriver {

    /** Names that one person tries. */
    public static final RateLimit NAMES = new RateLimit(10, Duration.ofMinutes(5));

    public sealed interface Result {
        /**
         * @param rebased number of guarded places that the next look takes anew, for the other
         *     driver
         */
        record Named(DriverIdentity identity, int rebased) implements Result {}

        record NoSuchPlayer() implements Result {}

        record TooMany(Duration retryAfter) implements Result {}
    }

    private final Drivers drivers;
    private final DriverNotifications notifications;
    private final PlayerNames names;
    private final RateLimiter rateLimiter;
    private final InstantSource clock;

    public NameDriver(
            Drivers drivers,
            DriverNotifications notifications,
            PlayerNames names,
            RateLimiter rateLimiter,
            InstantSource clock) {
        this.drivers = drivers;
        this.notifications = notifications;
        this.names = names;
        this.rateLimiter = rateLimiter;
        this.clock = clock;
    }

    public Optional<DriverIdentity> of(AccountId person) {
        return drivers.find(person);
    }

    /**
     * @throws UpstreamException when nobody can tell whose name it is
     */
    public Result name(AccountId person, PlayerName displayName) {
        var key = "driver-name:" + person;
        if (rateLimiter.take(key, NAMES, clock.instant()) instanceof Verdict.Refused(var wait)) {
            return new Result.TooMany(wait);
        }
        var player = names.find(displayName);
        if (player.isEmpty()) {
            return new Result.NoSuchPlayer();
        }
        var before = drivers.find(person);
        var identity = new DriverIdentity(person, player.get().name(), player.get().account());
        drivers.save(identity);
        boolean another = before.filter(identity::isAnotherDriver).isPresent();
        return new Result.Named(identity, another ? notifications.of(person).size() : 0);
    }
}
