package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.adapters.out.dynamodb.parts.stock.MovementItems;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.parts.analytics.Used;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.time.Instant;

/**
 * A line of a ledger.
 *
 * @param kind what it counts as: what took another one back counts as that one
 * @param takenBack whether another one took it back
 */
record LedgerLine(Movement movement, MovementType kind, boolean takenBack) {

    static LedgerLine of(Item item) {
        return new LedgerLine(
                MovementItems.movement(item),
                MovementItems.countsAs(item),
                MovementItems.isTakenBack(item));
    }

    PartId part() {
        return movement.part().id();
    }

    /** When it happened. */
    Instant at() {
        return movement.reason().occurredAt();
    }

    /** What a job used by it, if it counts as that. */
    Used used() {
        return new Used(
                movement.delta().value().negate(),
                movement.unitCost().orElse(Money.ZERO).times(movement.delta()).negate());
    }
}
