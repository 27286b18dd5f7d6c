package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.stock.StockRow;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;

/** How much of a part is set aside for one model, or for all. */
@Schema(name = "StockRow")
public record StockRowView(
        String partId,
        String vehicleModel,
        String userId,
        BigDecimal quantity,
        long version,
        String timestamp,
        String updatedAt) {

    static StockRowView of(Part.Key key, StockRow row) {
        var at = Times.iso(row.updatedAt());
        return new StockRowView(
                key.id().value(),
                row.model().name(),
                key.account().toString(),
                row.quantity().value(),
                row.version(),
                at,
                at);
    }
}
