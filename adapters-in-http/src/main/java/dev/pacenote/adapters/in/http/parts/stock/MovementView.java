package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.stock.Movement;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A line of the ledger. */
@Schema(name = "StockMovement")
public record MovementView(
        String movementId,
        String partId,
        long seq,
        String type,
        String vehicleModel,
        BigDecimal delta,
        BigDecimal quantityAfter,
        BigDecimal totalAfter,
        @Nullable BigDecimal unitCost,
        @Nullable BigDecimal averageCostAfter,
        String reason,
        String reference,
        @Nullable String taskId,
        @Nullable String reverses,
        @Nullable String reversedBy,
        String actorId,
        String source,
        String occurredAt,
        String createdAt) {

    /** Columns of a file. */
    static final List<String> HEAD =
            List.of(
                    "createdAt",
                    "occurredAt",
                    "partId",
                    "seq",
                    "type",
                    "vehicleModel",
                    "delta",
                    "quantityAfter",
                    "totalAfter",
                    "unitCost",
                    "averageCostAfter",
                    "reference",
                    "reason",
                    "source",
                    "actorId",
                    "taskId",
                    "movementId",
                    "reverses",
                    "reversedBy");

    /** The line as a row of a file. */
    List<@Nullable Object> row() {
        return Arrays.asList(
                createdAt,
                occurredAt,
                partId,
                seq,
                type,
                vehicleModel,
                delta,
                quantityAfter,
                totalAfter,
                unitCost,
                averageCostAfter,
                reference,
                reason,
                source,
                actorId,
                taskId,
                movementId,
                reverses,
                reversedBy);
    }

    public static MovementView of(Movement movement, Optional<UUID> reversedBy) {
        var reason = movement.reason();
        return new MovementView(
                movement.id().toString(),
                movement.part().id().value(),
                movement.seq(),
                movement.type().word(),
                movement.model().name(),
                movement.delta().value(),
                movement.after().inPool().value(),
                movement.after().total().value(),
                money(movement.unitCost()),
                money(movement.after().averageCost()),
                reason.text(),
                reason.reference(),
                text(movement.links().task()),
                text(movement.links().reverses()),
                text(reversedBy),
                reason.actor().toString(),
                reason.source().word(),
                Times.iso(reason.occurredAt()),
                Times.iso(reason.createdAt()));
    }

    /** One that was just written. */
    public static MovementView of(Movement movement) {
        return of(movement, Optional.empty());
    }

    private static @Nullable BigDecimal money(Optional<Money> amount) {
        return amount.map(Money::amount).orElse(null);
    }

    private static @Nullable String text(Optional<UUID> id) {
        return id.map(UUID::toString).orElse(null);
    }
}
