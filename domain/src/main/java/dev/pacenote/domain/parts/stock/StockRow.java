package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import java.time.Instant;

/**
 * How much of a part is set aside for one model, or for all.
 *
 * @param version counts its changes
 */
public record StockRow(VehicleModel model, Quantity quantity, long version, Instant updatedAt) {

    /** A pool that nothing was put into yet. */
    static StockRow empty(VehicleModel model, Instant now) {
        return new StockRow(model, Quantity.ZERO, 0, now);
    }

    StockRow with(Quantity next, Instant now) {
        return new StockRow(model, next, version + 1, now);
    }
}
