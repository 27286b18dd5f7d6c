package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.NewMapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.WantedCoverage;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/** A mapper follows their maps, changes what they want to hear, or stops. */
public final class ManageMapperAlert {

    public static final SettingDefinition MANY_MAPS =
            new SettingDefinition(
                    "many_maps_threshold",
                    1,
                    10_000,
                    100,
                    "Alerts on more maps than this learn of changes below the top 5 within days.");

    /** Alerts that one person asks for. */
    public static final RateLimit CREATIONS = new RateLimit(10, Duration.ofMinutes(5));

    public record Creation(
            AccountId owner, Optional<RecordFilter> filter, Optional<CheckMode> requestedMode) {}

    public sealed interface Created {
        /**
         * @param mapCount 0 while the list is not known yet
         */
        record Ok(MapperAlert alert, int mapCount, boolean autoSwitched) implements Created {}

        /** The same alert exists already. */
        record Same(MapperAlert alert) implements Created {}

        /** An alert with other settings exists. */
        record Different(MapperAlert alert) implements Created {}

        record TooMany(Duration retryAfter) implements Created {}

        record NoSuchAccount() implements Created {}
    }

    private final MapperAlerts alerts;
    private final AlertChanges changes;
    private final Accounts accounts;
    private final FirstMapList firstMaps;
    private final RateLimiter rateLimiter;
    private final IntSupplier manyMaps;
    private final InstantSource clock;

    /**
     * @param manyMaps the largest number of maps that is still checked accurately, asked each time
     */
    public ManageMapperAlert(
            MapperAlerts alerts,
            AlertChanges changes,
            Accounts accounts,
            FirstMapList firstMaps,
            RateLimiter rateLimiter,
            IntSupplier manyMaps,
            InstantSource clock) {
        this.alerts = alerts;
        this.changes = changes;
        this.accounts = accounts;
        this.firstMaps = firstMaps;
        this.rateLimiter = rateLimiter;
        this.manyMaps = manyMaps;
        this.clock = clock;
    }

    public Created create(Creation wish) {
        var now = clock.instant();
        if (rateLimiter.take("alerts:" + wish.owner(), CREATIONS, now)
                instanceof Verdict.Refused(var wait)) {
            return new Created.TooMany(wait);
        }
        var owner = accounts.find(wish.owner());
        if (owner.isEmpty()) {
            return new Created.NoSuchAccount();
        }
        var filter = wish.filter().orElse(NewMapperAlert.USUAL_FILTER);
        return switch (changes.add(wish.owner(), filter, wish.requestedMode(), now)) {
            case MapperAlerts.Inserted.Ok(var alert) -> cover(alert, owner.get());
            case MapperAlerts.Inserted.Exists(var alert) ->
                    alert.isWhatIsAsked(filter, wish.requestedMode())
                            ? new Created.Same(alert)
                            : new Created.Different(alert);
        };
    }

    private Created cover(MapperAlert alert, Account owner) {
        if (!firstMaps.isKnown(alert, owner.username())) {
            return new Created.Ok(alert, 0, false);
        }
        var fresh = alerts.find(alert.owner()).orElse(alert);
        return new Created.Ok(fresh, fresh.maps(), fresh.hasTooManyMaps(manyMaps.getAsInt()));
    }

    public Optional<MapperAlert> of(AccountId owner) {
        return alerts.find(owner);
    }

    /** The alert as its owner sees it. */
    public Optional<AlertListItem> listItem(AccountId owner) {
        return alerts.listItem(owner);
    }

    /** The mode in force for an alert. */
    public CheckMode mode(MapperAlert alert) {
        return alert.mode(manyMaps.getAsInt());
    }

    /** Within how many days of being driven a record is told. */
    public int promisedDays(MapperAlert alert) {
        return WantedCoverage.Depth.of(alert.filter(), mode(alert)).promisedDays();
    }

    /** What to change; what is empty stays. */
    public record Change(
            Optional<RecordFilter> filter,
            Optional<Boolean> active,
            List<MapUid> mute,
            List<MapUid> unmute) {
        public Change {
            mute = List.copyOf(mute);
            unmute = List.copyOf(unmute);
        }
    }

    public sealed interface Changed {
        record Ok(MapperAlert alert, int muted) implements Changed {}

        record NoSuchAlert() implements Changed {}

        /** The alert does not cover this map; nothing was changed. */
        record NotCovered(MapUid map) implements Changed {}
    }

    /** Changes everything that is asked for, or nothing. A filter works from the next run on. */
    public Changed change(AccountId caller, AlertId id, Change change) {
        return changes.withLock(
                        caller,
                        locked ->
                                locked.alert().id().equals(id)
                                        ? change(locked, change)
                                        : new Changed.NoSuchAlert())
                .orElseGet(Changed.NoSuchAlert::new);
    }

    private Changed change(AlertChanges.LockedAlert locked, Change change) {
        var stranger =
                locked.maps()
                        .firstNotCovered(
                                Stream.concat(change.mute().stream(), change.unmute().stream())
                                        .toList());
        if (stranger.isPresent()) {
            return new Changed.NotCovered(stranger.get());
        }
        var now = clock.instant();
        var filtered = change.filter().map(locked.alert()::changeFilter).orElse(locked.alert());
        var next =
                change.active()
                        .map(active -> active ? filtered.resume(now) : filtered.pause(now))
                        .orElse(filtered);
        var saved =
                changes.save(
                        locked, next, locked.maps().mute(change.mute()).unmute(change.unmute()));
        return new Changed.Ok(saved.alert(), saved.maps().muted().size());
    }

    /**
     * @return false when the caller has no such alert
     */
    public boolean remove(AccountId caller, AlertId id) {
        var alert = alerts.find(caller).filter(own -> own.id().equals(id));
        alert.ifPresent(own -> alerts.delete(own.id()));
        return alert.isPresent();
    }
}
