package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import java.util.List;

/** Why stock stays as it is. */
public sealed interface StockRefusal {

    /**
     * Less is there than asked for.
     *
     * @param elsewhere pools that hold some
     */
    record Insufficient(
            VehicleModel model, Quantity available, Quantity requested, List<StockRow> elsewhere)
            implements StockRefusal {}

    /** The pool was changed since its version was read. */
    record Stale(StockRow row) implements StockRefusal {}

    /** What is meant as the total would be set on one pool of several. */
    record PoolsInUse(List<StockRow> pools) implements StockRefusal {}

    record Archived() implements StockRefusal {}

    record TooManyPools() implements StockRefusal {}

    /** The movement was taken back before. */
    record AlreadyReversed() implements StockRefusal {}

    /** What takes back is not taken back itself. */
    record NotReversible() implements StockRefusal {}
}
