package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.platform.VersionedChange;
import dev.pacenote.application.trackmania.survey.RecordEvents;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.NewMapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** How mapper alerts change: they are read, the domain decides, what it decided is saved. */
public final class AlertChanges {

    /**
     * An alert with its maps, which nobody else changes until the transaction ends.
     *
     * @param maps as they were read
     */
    public record LockedAlert(MapperAlert alert, CoveredMaps maps) {}

    private final MapperAlerts alerts;
    private final CoveredMapsStore covered;
    private final RecordEvents events;
    private final Transactions transactions;

    public AlertChanges(
            MapperAlerts alerts,
            CoveredMapsStore covered,
            RecordEvents events,
            Transactions transactions) {
        this.alerts = alerts;
        this.covered = covered;
        this.events = events;
        this.transactions = transactions;
    }

    /** Adds an alert that starts behind every event that is known now. */
    public MapperAlerts.Inserted add(
            AccountId owner,
            RecordFilter filter,
            Optional<CheckMode> requestedMode,
            Instant createdAt) {
        return alerts.insert(
                new NewMapperAlert(owner, filter, requestedMode, createdAt, events.lastNumber()));
    }

    /**
     * Changes an alert alone.
     *
     * @param transition may be asked more than once
     * @return empty when the owner has none
     */
    public Optional<MapperAlert> change(AccountId owner, UnaryOperator<MapperAlert> transition) {
        return VersionedChange.of(
                        () -> alerts.find(owner),
                        alert -> Optional.of(transition.apply(alert)),
                        alerts::save)
                .map(VersionedChange::after);
    }

    /**
     * Works on an alert with its maps in one transaction, in which nobody else changes them.
     *
     * @return empty when the owner has none
     */
    public <T> Optional<T> withLock(AccountId owner, Function<LockedAlert, T> work) {
        return transactions.inTransaction(
                () ->
                        alerts.findForUpdate(owner)
                                .flatMap(
                                        alert ->
                                                covered.find(alert.id())
                                                        .map(maps -> new LockedAlert(alert, maps)))
                                .map(work));
    }

    /** Saves what is locked, as far as it changed. */
    public LockedAlert save(LockedAlert before, MapperAlert alert, CoveredMaps maps) {
        return new LockedAlert(
                alert.equals(before.alert())
                        ? alert
                        : alerts.save(alert).orUndo("alert " + alert.id()),
                save(before, maps));
    }

    /** The maps of these alerts, as they are now. */
    public Map<AlertId, CoveredMaps> maps(Collection<MapperAlert> alerts) {
        return covered.findAll(alerts.stream().map(MapperAlert::id).toList());
    }

    /** Saves the maps of what is locked, if they changed. */
    public CoveredMaps save(LockedAlert before, CoveredMaps maps) {
        if (maps.equals(before.maps())) {
            return maps;
        }
        return covered.save(maps).orUndo("the maps of alert " + maps.alert());
    }
}
