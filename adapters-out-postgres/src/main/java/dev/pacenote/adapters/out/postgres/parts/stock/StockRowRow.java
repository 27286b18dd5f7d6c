package dev.pacenote.adapters.out.postgres.parts.stock;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.StockRow;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A row of {@code stock_rows}. */
@MappedEntity("stock_rows")
public record StockRowRow(
        @Id long accountId,
        String partId,
        String model,
        BigDecimal quantity,
        long version,
        Instant updatedAt) {

    public StockRow row() {
        return new StockRow(new VehicleModel(model), new Quantity(quantity), version, updatedAt);
    }

    /** The columns. */
    static Map<String, @Nullable Object> columns(Part.Key key, StockRow row) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("account_id", key.account().value());
        columns.put("part_id", key.id().value());
        columns.put("model_key", row.model().key());
        columns.put("model", row.model().name());
        columns.put("quantity", row.quantity().toString());
        columns.put("negative", row.quantity().isNegative());
        columns.put("version", row.version());
        columns.put("updated_at", Rows.microseconds(row.updatedAt()).toString());
        return columns;
    }
}
