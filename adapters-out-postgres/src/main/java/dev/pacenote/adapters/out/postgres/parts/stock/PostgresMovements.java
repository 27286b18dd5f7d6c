package dev.pacenote.adapters.out.postgres.parts.stock;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.stock.Movements;
import dev.pacenote.application.parts.stock.MovementsQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.stock.Movement;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The ledgers of all workshops in Postgres. */
@Singleton
public final class PostgresMovements implements Movements {

    private final MovementRows rows;

    PostgresMovements(MovementRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Movement> ofPart(Part.Key key) {
        return rows.ofPart(key.account().value(), key.id().value()).stream()
                .map(MovementRow::movement)
                .toList();
    }

    @Override
    public Optional<Movement> find(AccountId account, UUID id) {
        return rows.find(account.value(), id).map(MovementRow::movement);
    }

    @Override
    public List<Entry> list(MovementsQuery query) {
        long account = query.account().value();
        var filter = query.filter();
        var found =
                rows.list(
                        account,
                        query.part().map(PartId::value).orElse(null),
                        filter.type().map(Enum::name).orElse(null),
                        Rows.stored(filter.from()),
                        Rows.stored(filter.until()),
                        filter.reference().orElse(null),
                        Rows.stored(query.after().map(MovementsQuery.Place::createdAt)),
                        query.after().map(MovementsQuery.Place::seq).orElse(0L),
                        query.after().map(it -> it.part().value()).orElse(""),
                        query.limit());
        var ids = found.stream().map(row -> row.movementId().toString()).toArray(String[]::new);
        var reversals =
                rows.reversals(account, ids).stream()
                        .collect(
                                Collectors.toMap(
                                        MovementRows.ReversalRow::reverses,
                                        MovementRows.ReversalRow::movementId));
        return found.stream()
                .map(
                        row ->
                                new Entry(
                                        row.movement(),
                                        Optional.ofNullable(reversals.get(row.movementId()))))
                .toList();
    }

    @Override
    public List<Quantity> totalsSince(Part.Key key, Instant since, int limit) {
        return rows
                .totalsSince(
                        key.account().value(), key.id().value(), Rows.microseconds(since), limit)
                .stream()
                .map(Quantity::new)
                .toList();
    }
}
