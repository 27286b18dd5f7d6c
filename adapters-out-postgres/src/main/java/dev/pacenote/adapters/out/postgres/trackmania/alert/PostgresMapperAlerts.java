package dev.pacenote.adapters.out.postgres.trackmania.alert;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.platform.SaveResult;
import dev.pacenote.application.platform.Transactions;
import dev.pacenote.application.trackmania.alert.AlertListItem;
import dev.pacenote.application.trackmania.alert.MapperAlerts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.AlertId;
import dev.pacenote.domain.trackmania.alert.MapperAlert;
import dev.pacenote.domain.trackmania.alert.NewMapperAlert;
import dev.pacenote.domain.trackmania.board.ExchangeMap;
import dev.pacenote.domain.trackmania.board.MapUid;
import io.micronaut.data.exceptions.OptimisticLockException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Mapper alerts in Postgres. */
@Singleton
public final class PostgresMapperAlerts implements MapperAlerts {

    private final MapperAlertRows rows;
    private final AlertEventRows events;
    private final Transactions transactions;

    PostgresMapperAlerts(MapperAlertRows rows, AlertEventRows events, Transactions transactions) {
        this.rows = rows;
        this.events = events;
        this.transactions = transactions;
    }

    @Override
    public Inserted insert(NewMapperAlert alert) {
        return transactions.inTransaction(
                () ->
                        rows
                                .insert(
                                        alert.owner().value(),
                                        alert.filter().name(),
                                        alert.requestedMode().map(Enum::name).orElse(null),
                                        Rows.microseconds(alert.createdAt()),
                                        alert.lastEvent())
                                .stream()
                                .findFirst()
                                .<Inserted>map(row -> new Inserted.Ok(row.alert()))
                                .orElseGet(
                                        () ->
                                                new Inserted.Exists(
                                                        find(alert.owner()).orElseThrow())));
    }

    @Override
    public Optional<MapperAlert> find(AccountId owner) {
        return rows.find(owner.value()).map(MapperAlertRow::alert);
    }

    @Override
    public Optional<MapperAlert> findForUpdate(AccountId owner) {
        return rows.findForUpdate(owner.value()).map(MapperAlertRow::alert);
    }

    @Override
    public SaveResult<MapperAlert> save(MapperAlert alert) {
        try {
            rows.update(MapperAlertRow.of(alert));
            return new SaveResult.Saved<>(alert.savedAs(alert.version() + 1));
        } catch (OptimisticLockException e) {
            return new SaveResult.Conflict<>();
        }
    }

    @Override
    public void delete(AlertId id) {
        rows.remove(id.value());
    }

    @Override
    public Optional<AlertListItem> listItem(AccountId owner) {
        return rows.listed(owner.value()).map(MapperAlertRows.Listed::item);
    }

    @Override
    public List<MapperAlert> watching() {
        return rows.watching().stream().map(MapperAlertRow::alert).toList();
    }

    @Override
    public Map<AlertId, Set<MapUid>> watchedMaps() {
        return rows.watchedMaps().stream()
                .collect(
                        Collectors.groupingBy(
                                followed -> new AlertId(followed.alertId()),
                                Collectors.mapping(
                                        followed -> new MapUid(followed.mapUid()),
                                        Collectors.toSet())));
    }

    @Override
    public List<MapperAlert> due(UUID pass) {
        return rows.due(pass).stream().map(MapperAlertRow::alert).toList();
    }

    @Override
    public Unprocessed findUnprocessed(MapperAlert alert) {
        var found =
                events.findUnprocessed(
                        alert.id().value(),
                        alert.watermark(),
                        alert.filter().depth(),
                        Rows.microseconds(alert.newSince()));
        return new Unprocessed(
                found.stream().flatMap(row -> row.event().stream()).toList(),
                found.stream()
                        .flatMap(row -> row.map().stream())
                        .distinct()
                        .collect(Collectors.toMap(ExchangeMap::uid, Function.identity())),
                found.getFirst().horizon());
    }
}
