package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.stock.LedgerWriter.Line;
import dev.pacenote.domain.parts.stock.Movement.Links;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Optional;

/** Stock that moves from one pool to another; the total and the task stay as they are. */
public record StockTransfer(
        VehicleModel from, VehicleModel to, Quantity quantity, Movement.Reason reason) {

    public StockTransfer {
        if (!quantity.isPositive()) {
            throw new InvalidValueException("invalid_quantity", "This quantity is more than 0.");
        }
        if (from.equals(to)) {
            throw new InvalidValueException("same_pool", "Stock moves to another pool.");
        }
    }

    public StockResult apply(PartChange change, ReorderContext context) {
        var stocked = change.after();
        if (stocked.part().archived()) {
            return new StockResult.Refused(new StockRefusal.Archived());
        }
        var full = LedgerWriter.tooManyPools(stocked, to);
        if (full.isPresent()) {
            return new StockResult.Refused(full.get());
        }
        var writer = new LedgerWriter(context);
        var row = stocked.row(from);
        if (writer.isForbidden(row, quantity.negated())) {
            return new StockResult.Refused(LedgerWriter.insufficient(stocked, row, quantity));
        }
        var total = stocked.part().stock();
        var taken =
                writer.write(
                        change,
                        line(MovementType.TRANSFER_OUT, from, quantity.negated(), stocked),
                        reason,
                        total);
        return new StockResult.Changed(
                writer.write(
                        taken,
                        line(MovementType.TRANSFER_IN, to, quantity, stocked),
                        reason,
                        total));
    }

    private static Line line(
            MovementType type, VehicleModel model, Quantity delta, StockedPart stocked) {
        return new Line(
                type,
                model,
                delta,
                stocked.part().holding().averageCost(),
                Optional.empty(),
                Links.NONE);
    }
}
