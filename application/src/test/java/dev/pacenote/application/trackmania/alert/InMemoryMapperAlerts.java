package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.State;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CoveredMaps;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.NewMapperAlert;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;

/** Mapper alerts in memory. */
public final class InMemoryMapperAlerts implements MapperAlerts {

    private final Tables tables;

    public InMemoryMapperAlerts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Inserted insert(NewMapperAlert alert) {
        return tables.with(
                state -> {
                    var existing = find(state, alert.owner());
                    if (existing.isPresent()) {
                        return new Inserted.Exists(existing.get());
                    }
                    var added = alert.withId(new AlertId(++state.lastAlert));
                    state.alerts.put(added.id().value(), added);
                    state.covered.put(added.id(), CoveredMaps.none(added.id()));
                    return new Inserted.Ok(added);
                });
    }

    private static Optional<MapperAlert> find(State state, AccountId owner) {
        return state.alerts.values().stream().filter(a -> a.owner().equals(owner)).findFirst();
    }

    @Override
    public Optional<MapperAlert> find(AccountId owner) {
        return tables.with(state -> find(state, owner));
    }

    @Override
    public Optional<MapperAlert> findForUpdate(AccountId owner) {
        return find(owner);
    }

    @Override
    public SaveResult<MapperAlert> save(MapperAlert alert) {
        return tables.with(
                state -> {
                    var stored = state.alerts.get(alert.id().value());
                    if (stored == null || stored.version() != alert.version()) {
                        return new SaveResult.Conflict<>();
                    }
                    var saved = alert.savedAs(alert.version() + 1);
                    state.alerts.put(saved.id().value(), saved);
                    return new SaveResult.Saved<>(saved);
                });
    }

    @Override
    public void delete(AlertId id) {
        tables.with(
                state -> {
                    state.covered.remove(id);
                    return state.alerts.remove(id.value()) != null;
                });
    }

    @Override
    public Optional<AlertListItem> listItem(AccountId owner) {
        return tables.with(
                state ->
                        find(state, owner)
                                .map(
                                        alert ->
                                                new AlertListItem(
                                                        alert,
                                                        Objects.requireNonNull(
                                                                        state.accounts.get(owner))
                                                                .username(),
                                                        maps(state, alert.id()).muted().size())));
    }

    private static CoveredMaps maps(State state, AlertId id) {
        return InMemoryCoveredMaps.find(state, id).orElseGet(() -> CoveredMaps.none(id));
    }

    private List<MapperAlert> all(BiPredicate<MapperAlert, Boolean> wanted) {
        return tables.with(
                state ->
                        state.alerts.values().stream()
                                .filter(alert -> wanted.test(alert, enabled(state, alert)))
                                .toList());
    }

    private static boolean enabled(State state, MapperAlert alert) {
        var owner = state.accounts.get(alert.owner());
        return owner != null && owner.enabled();
    }

    @Override
    public List<MapperAlert> watching() {
        return all(MapperAlert::isWatching);
    }

    @Override
    public Map<AlertId, Set<MapUid>> watchedMaps() {
        return tables.with(
                state -> {
                    var watched = new HashMap<AlertId, Set<MapUid>>();
                    for (var alert : watching()) {
                        watched.put(alert.id(), maps(state, alert.id()).listed());
                    }
                    watched.values().removeIf(Set::isEmpty);
                    return watched;
                });
    }

    @Override
    public List<MapperAlert> due(UUID pass) {
        return all((alert, enabled) -> alert.isDue(pass, enabled));
    }

    @Override
    public Unprocessed findUnprocessed(MapperAlert alert) {
        return tables.with(
                state -> {
                    var maps = maps(state, alert.id());
                    var events =
                            state.events.values().stream()
                                    .filter(event -> maps.mayConcern(alert, event))
                                    .sorted(Comparator.comparingLong(RecordEvent.Numbered::number))
                                    .toList();
                    var described = new HashMap<MapUid, ExchangeMap>(state.maps);
                    described
                            .keySet()
                            .retainAll(
                                    events.stream()
                                            .map(numbered -> numbered.event().key().map())
                                            .toList());
                    return new Unprocessed(
                            events,
                            described,
                            state.events.values().stream()
                                    .mapToLong(RecordEvent.Numbered::number)
                                    .max()
                                    .orElse(0));
                });
    }
}
