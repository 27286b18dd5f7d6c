package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.Trigger;
import dev.pacenote.domain.parts.stock.Movement.Links;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Optional;

/** Writes one line of the ledger: the pool, the total and the movement change together. */
final class LedgerWriter {

    /**
     * What a movement says of the change itself.
     *
     * @param average afterwards
     */
    record Line(
            MovementType type,
            VehicleModel model,
            Quantity delta,
            Optional<Money> average,
            Optional<Money> unitCost,
            Links links) {}

    private final ReorderContext context;

    LedgerWriter(ReorderContext context) {
        this.context = context;
    }

    PartChange write(PartChange change, Line line, Movement.Reason reason) {
        return write(change, line, reason, change.after().part().stock().plus(line.delta()));
    }

    /**
     * @param shownTotal the part's stock as the movement tells it; both lines of a transfer tell
     *     that of the end
     */
    PartChange write(PartChange change, Line line, Movement.Reason reason, Quantity shownTotal) {
        var stocked = change.after();
        var part = stocked.part();
        var row = stocked.row(line.model());
        var inPool = row.quantity().plus(line.delta());
        var total = part.stock().plus(line.delta());
        if (inPool.abs().isMoreThan(Quantity.MAX) || total.abs().isMoreThan(Quantity.MAX)) {
            throw new InvalidValueException(
                    "invalid_quantity", "A part has at most 1,000,000,000.");
        }
        long seq = part.ledgerSeq() + 1;
        var movement =
                new Movement(
                        context.ids().get(),
                        part.key(),
                        seq,
                        line.type(),
                        row.model(),
                        line.delta(),
                        new Movement.After(inPool, shownTotal, line.average()),
                        line.unitCost(),
                        reason,
                        line.links());
        var holding = new Part.Holding(total, part.holding().onOrder(), line.average());
        return change.with(
                stocked.with(row.with(inPool, context.now()), part.with(holding, seq)),
                Optional.of(movement));
    }

    /** Whether a row would be below zero with it. */
    static boolean falls(StockRow row, Quantity delta) {
        return delta.isNegative() && row.quantity().plus(delta).isNegative();
    }

    /** Below zero a row falls only where that is allowed; it may always rise. */
    boolean isForbidden(StockRow row, Quantity delta) {
        return falls(row, delta) && !context.workshop().allowNegativeStock();
    }

    static StockRefusal insufficient(StockedPart stocked, StockRow row, Quantity requested) {
        return new StockRefusal.Insufficient(
                row.model(), row.quantity().orZero(), requested, stocked.others(row.model()));
    }

    static Optional<StockRefusal> tooManyPools(StockedPart stocked, VehicleModel model) {
        return stocked.find(model).isEmpty() && stocked.rows().size() >= StockedPart.MAX_POOLS
                ? Optional.of(new StockRefusal.TooManyPools())
                : Optional.empty();
    }

    /** What follows for the task of a part that had another stock before. */
    PartChange evaluated(Part before, PartChange change) {
        return change.evaluated(context, trigger(before.stock(), change.after().part().stock()));
    }

    private static Trigger trigger(Quantity before, Quantity after) {
        if (before.isPositive() && !after.isPositive()) {
            return Trigger.STOCK_RAN_OUT;
        }
        // A part that has no more than before is no longer low for its rule alone.
        return after.isMoreThan(before) ? Trigger.STOCK : Trigger.RULE;
    }
}
