package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.TaskItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.StockRow;

/** Pools as items. */
final class PoolItems {

    private PoolItems() {}

    /**
     * @param at the version of the part with which it is stored
     */
    static Item item(Part.Key key, StockRow row, long at) {
        return PartsTables.pool(key, PartsTables.pool(row.model()))
                .put("model", row.model().name())
                .put("quantity", row.quantity().toString())
                .put("updatedAt", row.updatedAt())
                .put(DynamoTable.VERSION, row.version())
                .put(TaskItems.AT, at);
    }

    static StockRow row(Item item) {
        return new StockRow(
                new VehicleModel(item.string("model")),
                Quantity.of(item.string("quantity")),
                item.number(DynamoTable.VERSION),
                item.instant("updatedAt"));
    }
}
