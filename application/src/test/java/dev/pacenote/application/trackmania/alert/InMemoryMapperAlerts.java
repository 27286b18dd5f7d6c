package dev.pacenote.application.trackmania.alert;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.Covered;
import dev.pacenote.application.platform.Tables.State;
import dev.pacenote.domain.digest.Coverage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.RecordFilter;
import dev.pacenote.domain.trackmania.board.AuthorId;
import dev.pacenote.domain.trackmania.board.MapUid;
import dev.pacenote.domain.trackmania.board.RecordEvent;
import dev.pacenote.domain.trackmania.survey.Absence;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Mapper alerts in memory. */
public final class InMemoryMapperAlerts implements MapperAlerts {

    private final Tables tables;

    public InMemoryMapperAlerts(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Added add(
            AccountId owner,
            RecordFilter filter,
            Optional<CheckMode> requestedMode,
            Instant createdAt) {
        return tables.with(
                state -> {
                    var existing = find(state, owner);
                    if (existing.isPresent()) {
                        return new Added.Exists(existing.get());
                    }
                    var alert =
                            new MapperAlert(
                                    new AlertId(++state.lastAlert),
                                    owner,
                                    filter,
                                    List.of(),
                                    requestedMode,
                                    Optional.empty(),
                                    List.of(),
                                    createdAt,
                                    state.lastEvent,
                                    createdAt,
                                    Optional.empty(),
                                    0,
                                    Optional.empty());
                    state.alerts.put(alert.id().value(), alert);
                    state.covered.put(alert.id().value(), new HashMap<>());
                    return new Added.Ok(alert);
                });
    }

    private static Optional<MapperAlert> find(State state, AccountId owner) {
        return state.alerts.values().stream().filter(a -> a.owner().equals(owner)).findFirst();
    }

    @Override
    public Optional<MapperAlert> of(AccountId owner) {
        return tables.with(state -> find(state, owner));
    }

    @Override
    public Optional<Card> card(AccountId owner) {
        return tables.with(
                state ->
                        find(state, owner)
                                .map(
                                        alert ->
                                                new Card(
                                                        alert,
                                                        Objects.requireNonNull(
                                                                        state.accounts.get(owner))
                                                                .username(),
                                                        (int)
                                                                covered(alert.id())
                                                                        .values()
                                                                        .stream()
                                                                        .filter(muted -> muted)
                                                                        .count())));
    }

    @Override
    public Optional<MapperAlert> hold(AccountId owner) {
        return of(owner);
    }

    @Override
    public void setFilter(AlertId id, RecordFilter filter) {
        tables.with(
                state -> state.alerts.computeIfPresent(id.value(), (_, a) -> a.filtering(filter)));
    }

    @Override
    public void pin(AlertId id, CheckMode mode) {
        tables.with(state -> state.alerts.computeIfPresent(id.value(), (_, a) -> a.pinned(mode)));
    }

    @Override
    public void setPaused(AlertId id, boolean paused, Instant at) {
        tables.with(
                state ->
                        state.alerts.computeIfPresent(
                                id.value(), (_, a) -> paused ? a.pausedAt(at) : a.resumedAt(at)));
    }

    @Override
    public void setMuted(AlertId id, Collection<MapUid> maps, boolean muted) {
        tables.with(
                state -> {
                    var covered = state.covered.getOrDefault(id.value(), new HashMap<>());
                    for (var uid : maps) {
                        covered.computeIfPresent(
                                uid,
                                (_, map) ->
                                        map.present()
                                                ? new Covered(
                                                        true, map.considered(), map.from(), muted)
                                                : map);
                    }
                    return true;
                });
    }

    @Override
    public Map<MapUid, Boolean> covered(AlertId id) {
        return tables.with(
                state ->
                        state.covered.getOrDefault(id.value(), Map.of()).entrySet().stream()
                                .filter(map -> map.getValue().present())
                                .filter(map -> !state.gone(map.getKey()))
                                .collect(
                                        Collectors.toMap(
                                                Map.Entry::getKey, map -> map.getValue().muted())));
    }

    @Override
    public Map<MapUid, Instant> gone(AlertId id) {
        return tables.with(
                state -> {
                    var gone = new HashMap<MapUid, Instant>();
                    state.covered
                            .getOrDefault(id.value(), Map.of())
                            .forEach(
                                    (map, how) -> {
                                        var absence =
                                                state.absences.getOrDefault(map, Absence.NONE);
                                        if (how.present() && !how.muted()) {
                                            absence.goneAt().ifPresent(at -> gone.put(map, at));
                                        }
                                    });
                    return gone;
                });
    }

    @Override
    public void remove(AlertId id) {
        tables.with(
                state -> {
                    state.covered.remove(id.value());
                    state.sectionPass.remove(id.value());
                    return state.alerts.remove(id.value()) != null;
                });
    }

    @Override
    public List<MapperAlert> watching() {
        return tables.with(
                state ->
                        state.alerts.values().stream()
                                .filter(a -> enabled(state, a) && !a.paused())
                                .toList());
    }

    private static boolean enabled(State state, MapperAlert alert) {
        var owner = state.accounts.get(alert.owner());
        return owner != null && owner.enabled();
    }

    @Override
    public void cover(AlertId id, Optional<AuthorId> author, Collection<MapUid> maps) {
        tables.with(
                state ->
                        state.alerts.computeIfPresent(
                                id.value(),
                                (_, alert) -> {
                                    coverNow(state, alert, maps);
                                    return alert.covering(
                                            author,
                                            (int)
                                                    maps.stream()
                                                            .distinct()
                                                            .filter(map -> !state.gone(map))
                                                            .count());
                                }));
    }

    private static void coverNow(State state, MapperAlert alert, Collection<MapUid> maps) {
        var covered = state.covered.computeIfAbsent(alert.id().value(), _ -> new HashMap<>());
        var listed = new HashSet<>(maps);
        covered.replaceAll(
                (uid, map) ->
                        map.present() && !listed.contains(uid)
                                ? new Covered(
                                        false,
                                        false,
                                        map.considered() ? alert.watermark() : map.from(),
                                        map.muted())
                                : map);
        for (var uid : listed) {
            covered.merge(
                    uid,
                    new Covered(true, false, 0, false),
                    (old, _) -> new Covered(true, old.considered(), old.from(), old.muted()));
        }
    }

    @Override
    public Map<AlertId, Set<MapUid>> watchedMaps() {
        return tables.with(
                state ->
                        state.alerts.values().stream()
                                .filter(alert -> enabled(state, alert) && !alert.paused())
                                .collect(
                                        Collectors.toMap(
                                                MapperAlert::id,
                                                alert -> present(state, alert.id()))));
    }

    private static Set<MapUid> present(State state, AlertId id) {
        return state.covered.getOrDefault(id.value(), Map.of()).entrySet().stream()
                .filter(map -> map.getValue().present())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @Override
    public List<MapperAlert> due(UUID pass) {
        return tables.with(
                state ->
                        state.alerts.values().stream()
                                .filter(alert -> enabled(state, alert))
                                .filter(a -> !pass.equals(state.sectionPass.get(a.id().value())))
                                .toList());
    }

    @Override
    public List<RecordEvent.Numbered> unconsidered(MapperAlert alert, long horizon) {
        return tables.with(
                state -> {
                    var covered = state.covered.getOrDefault(alert.id().value(), Map.of());
                    return state.events.values().stream()
                            .filter(e -> e.number() <= horizon)
                            .filter(
                                    e -> {
                                        var map = covered.get(e.event().key().map());
                                        return map != null
                                                && map.present()
                                                && e.number()
                                                        > (map.considered()
                                                                ? alert.watermark()
                                                                : map.from());
                                    })
                            .sorted(Comparator.comparingLong(RecordEvent.Numbered::number))
                            .toList();
                });
    }

    @Override
    public void settle(
            AlertId id, long watermark, Optional<Instant> reportedAt, Instant at, UUID pass) {
        tables.with(
                state ->
                        state.alerts.computeIfPresent(
                                id.value(),
                                (_, a) -> {
                                    state.sectionPass.put(id.value(), pass);
                                    state.covered
                                            .getOrDefault(id.value(), new HashMap<>())
                                            .replaceAll(
                                                    (_, map) ->
                                                            map.present()
                                                                    ? new Covered(
                                                                            true,
                                                                            true,
                                                                            0,
                                                                            map.muted())
                                                                    : map);
                                    return a.settled(watermark, reportedAt, at)
                                            .covering(a.author(), covered(id).size());
                                }));
    }

    @Override
    public boolean isSettled(AlertId id, UUID pass) {
        return tables.with(state -> pass.equals(state.sectionPass.get(id.value())));
    }

    @Override
    public Coverage coverage(AlertId id, UUID pass, Instant asOf) {
        return tables.with(
                state -> {
                    var maps = new HashSet<>(present(state, id));
                    maps.removeIf(state::gone);
                    long unchecked =
                            maps.stream()
                                    .filter(map -> !pass.equals(state.boardPass.get(map)))
                                    .count();
                    return new Coverage(maps.size(), (int) unchecked, asOf);
                });
    }
}
