package dev.pacenote.adapters.out.postgres.parts.stock;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the ledger as it is stored. */
@MappedEntity("movements")
record MovementRow(
        long accountId,
        String partId,
        long seq,
        @Id UUID movementId,
        String type,
        String model,
        BigDecimal delta,
        BigDecimal inPool,
        BigDecimal total,
        @Nullable BigDecimal averageCost,
        @Nullable BigDecimal unitCost,
        String reason,
        String reference,
        @Nullable UUID taskId,
        @Nullable UUID reverses,
        long actorId,
        String source,
        Instant occurredAt,
        Instant createdAt) {

    Movement movement() {
        return new Movement(
                movementId,
                new Part.Key(new AccountId(accountId), new PartId(partId)),
                seq,
                MovementType.valueOf(type),
                new VehicleModel(model),
                new Quantity(delta),
                new Movement.After(new Quantity(inPool), new Quantity(total), money(averageCost)),
                money(unitCost),
                new Movement.Reason(
                        reason,
                        reference,
                        new AccountId(actorId),
                        Movement.Source.valueOf(source),
                        occurredAt,
                        createdAt),
                new Movement.Links(Optional.ofNullable(taskId), Optional.ofNullable(reverses)));
    }

    private static Optional<Money> money(@Nullable BigDecimal amount) {
        return Optional.ofNullable(amount).map(Money::new);
    }

    /** The columns. */
    static Map<String, @Nullable Object> columns(Movement movement) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("account_id", movement.part().account().value());
        columns.put("part_id", movement.part().id().value());
        columns.put("seq", movement.seq());
        columns.put("movement_id", movement.id().toString());
        columns.put("type", movement.type().name());
        columns.put("model", movement.model().name());
        columns.put("delta", movement.delta().toString());
        columns.put("in_pool", movement.after().inPool().toString());
        columns.put("total", movement.after().total().toString());
        columns.put("average_cost", text(movement.after().averageCost()));
        columns.put("unit_cost", text(movement.unitCost()));
        columns.put("reason", movement.reason().text());
        columns.put("reference", movement.reason().reference());
        columns.put("task_id", text(movement.links().task()));
        columns.put("reverses", text(movement.links().reverses()));
        columns.put("actor_id", movement.reason().actor().value());
        columns.put("source", movement.reason().source().name());
        columns.put("occurred_at", Rows.microseconds(movement.reason().occurredAt()).toString());
        columns.put("created_at", Rows.microseconds(movement.reason().createdAt()).toString());
        return columns;
    }

    private static @Nullable String text(Optional<?> value) {
        return value.map(Object::toString).orElse(null);
    }
}
