package dev.pacenote.application.trackmania;

import dev.pacenote.application.identity.Attempts;
import dev.pacenote.application.identity.Users;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.AttemptLimit;
import dev.pacenote.domain.identity.AttemptLimit.Verdict;
import dev.pacenote.domain.identity.UserId;
import dev.pacenote.domain.trackmania.AlertId;
import dev.pacenote.domain.trackmania.CheckMode;
import dev.pacenote.domain.trackmania.MapperAlert;
import dev.pacenote.domain.trackmania.RecordFilter;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A mapper follows their maps, changes what they want to hear, or stops. */
public final class ManageMapperAlert {

    private static final System.Logger LOG = System.getLogger(ManageMapperAlert.class.getName());

    /**
     * How long a person waits for the list of maps; afterwards it is completed in the background.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    public record Creation(
            UserId owner, Optional<RecordFilter> filter, Optional<CheckMode> requestedMode) {}

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
    private final Users users;
    private final SynchronizeMaps maps;
    private final Attempts attempts;
    private final InstantSource clock;
    private final Executor background;

    public ManageMapperAlert(
            MapperAlerts alerts,
            Users users,
            SynchronizeMaps maps,
            Attempts attempts,
            InstantSource clock,
            Executor background) {
        this.alerts = alerts;
        this.users = users;
        this.maps = maps;
        this.attempts = attempts;
        this.clock = clock;
        this.background = background;
    }

    public Created create(Creation wish) {
        var now = clock.instant();
        if (attempts.take("alerts:" + wish.owner(), AttemptLimit.ALERTS, now)
                instanceof Verdict.Refused(var wait)) {
            return new Created.TooMany(wait);
        }
        var owner = users.find(wish.owner());
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
                CompletableFuture.supplyAsync(
                        () -> maps.synchronize(alert, owner.username()), background);
        try {
            int count = list.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            var fresh = alerts.of(alert.owner()).orElse(alert);
            return new Created.Ok(fresh, count, count > MapperAlert.MANY_MAPS);
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

    public Optional<MapperAlert> of(UserId owner) {
        return alerts.of(owner);
    }

    /**
     * @return the changed alert; empty when the caller has no such alert
     */
    public Optional<MapperAlert> changeFilter(UserId caller, AlertId id, RecordFilter filter) {
        var alert = alerts.of(caller).filter(own -> own.id().equals(id));
        alert.ifPresent(own -> alerts.setFilter(own.id(), filter));
        return alert.flatMap(own -> alerts.of(caller));
    }

    /**
     * @return false when the caller has no such alert
     */
    public boolean remove(UserId caller, AlertId id) {
        var alert = alerts.of(caller).filter(own -> own.id().equals(id));
        alert.ifPresent(own -> alerts.remove(own.id()));
        return alert.isPresent();
    }
}
