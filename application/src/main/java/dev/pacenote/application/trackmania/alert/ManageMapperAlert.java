package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.limit.RateLimiter;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.platform.limit.RateLimit.Verdict;
import dev.pacenote.domain.platform.limit.RateLimitDefinition;
import dev.pacenote.domain.platform.setting.SettingDefinition;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.survey.Interest;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    public static final RateLimitDefinition CREATIONS =
            new RateLimitDefinition("trackmania.alerts", 10, Duration.ofMinutes(5));

    private static final System.Logger LOG = System.getLogger(ManageMapperAlert.class.getName());

    /**
     * How long a person waits for the list of maps; afterwards it is completed in the background.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

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
    private final Accounts accounts;
    private final SynchronizeMaps maps;
    private final RateLimiter rateLimiter;
    private final Transactions transactions;
    private final IntSupplier manyMaps;
    private final InstantSource clock;
    private final Executor background;

    /**
     * @param manyMaps the largest number of maps that is still checked accurately, asked each time
     */
    public ManageMapperAlert(
            MapperAlerts alerts,
            Accounts accounts,
            SynchronizeMaps maps,
            RateLimiter rateLimiter,
            Transactions transactions,
            IntSupplier manyMaps,
            InstantSource clock,
            Executor background) {
        this.alerts = alerts;
        this.accounts = accounts;
        this.maps = maps;
        this.rateLimiter = rateLimiter;
        this.transactions = transactions;
        this.manyMaps = manyMaps;
        this.clock = clock;
        this.background = background;
    }

    public Created create(Creation wish) {
        var now = clock.instant();
        if (rateLimiter.take("alerts:" + wish.owner(), CREATIONS.limit(), now)
                instanceof Verdict.Refused(var wait)) {
            return new Created.TooMany(wait);
        }
        var owner = accounts.find(wish.owner());
        if (owner.isEmpty()) {
            return new Created.NoSuchAccount();
        }
        var filter = wish.filter().orElse(RecordFilter.TOP5);
        return switch (alerts.add(wish.owner(), filter, wish.requestedMode(), now)) {
            case MapperAlerts.Added.Ok(var alert) -> cover(alert, owner.get());
            case MapperAlerts.Added.Exists(var alert) ->
                    sameAs(alert, filter, wish.requestedMode())
                            ? new Created.Same(alert)
                            : new Created.Different(alert);
        };
    }

    private static boolean sameAs(
            MapperAlert alert, RecordFilter filter, Optional<CheckMode> mode) {
        return alert.filter() == filter
                && (mode.isEmpty()
                        || mode.get() == alert.requestedMode().orElse(CheckMode.ACCURATE));
    }

    private Created cover(MapperAlert alert, Account owner) {
        var list =
                CompletableFuture.runAsync(
                        () -> maps.synchronize(alert, owner.username()), background);
        try {
            list.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var fresh = alerts.of(alert.owner()).orElse(alert);
            return new Created.Ok(
                    fresh,
                    fresh.maps(),
                    fresh.mode(manyMaps.getAsInt()) == CheckMode.INACCURATE
                            && fresh.maps() > manyMaps.getAsInt());
        } catch (TimeoutException e) {
            return new Created.Ok(alert, 0, false);
        } catch (ExecutionException | CompletionException e) {
            LOG.log(Level.WARNING, "the maps of a new alert follow with the next run: {0}", e);
            return new Created.Ok(alert, 0, false);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Created.Ok(alert, 0, false);
        }
    }

    public Optional<MapperAlert> of(AccountId owner) {
        return alerts.of(owner);
    }

    /** The alert as its owner sees it. */
    public Optional<MapperAlerts.Card> card(AccountId owner) {
        return alerts.card(owner);
    }

    /** The mode in force for an alert. */
    public CheckMode mode(MapperAlert alert) {
        return alert.mode(manyMaps.getAsInt());
    }

    /** Within how many days of being driven a record is told. */
    public int promisedDays(MapperAlert alert) {
        return Interest.Depth.of(alert.filter(), mode(alert)).promisedDays();
    }

    /** Number of covered maps that are muted. */
    public int muted(MapperAlert alert) {
        return (int) alerts.covered(alert.id()).values().stream().filter(muted -> muted).count();
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
        return transactions.inTransaction(
                () -> {
                    var alert = alerts.hold(caller).filter(own -> own.id().equals(id));
                    if (alert.isEmpty()) {
                        return new Changed.NoSuchAlert();
                    }
                    var covered = alerts.covered(id).keySet();
                    var stranger =
                            Stream.concat(change.mute().stream(), change.unmute().stream())
                                    .filter(map -> !covered.contains(map))
                                    .findFirst();
                    if (stranger.isPresent()) {
                        return new Changed.NotCovered(stranger.get());
                    }
                    change.filter().ifPresent(filter -> alerts.setFilter(id, filter));
                    change.active()
                            .ifPresent(active -> alerts.setPaused(id, !active, clock.instant()));
                    alerts.setMuted(id, change.mute(), true);
                    alerts.setMuted(id, change.unmute(), false);
                    var changed = alerts.of(caller).orElse(alert.get());
                    return new Changed.Ok(changed, muted(changed));
                });
    }

    /**
     * @return false when the caller has no such alert
     */
    public boolean remove(AccountId caller, AlertId id) {
        var alert = alerts.of(caller).filter(own -> own.id().equals(id));
        alert.ifPresent(own -> alerts.remove(own.id()));
        return alert.isPresent();
    }
}
