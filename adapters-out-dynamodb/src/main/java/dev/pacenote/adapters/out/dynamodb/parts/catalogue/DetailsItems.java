package dev.pacenote.adapters.out.dynamodb.parts.catalogue;

import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Naming;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.Placing;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is entered about a part, inside of its item. */
final class DetailsItems {

    /** Between models: no name of one has a line break. */
    private static final String NEXT = "\n";

    private static final String FITS = "alsoFits";
    private static final String LEAD = "leadTimeDays";
    private static final String ORDER = "reorderQuantity";
    private static final String MAX_STOCK = "maxStock";
    private static final String PACK = "packSize";

    private DetailsItems() {}

    static Item item(PartDetails details) {
        var naming = details.naming();
        var placing = details.placing();
        var supplier = details.supply().supplier();
        var rule = details.reordering();
        var item =
                Item.empty()
                        .put("name", naming.name())
                        .put("number", naming.number())
                        .put("barcode", naming.barcode())
                        .put("description", naming.description())
                        .put("model", placing.model().name())
                        .put("category", placing.category())
                        .put("location", placing.location())
                        .put("supplier", supplier.name())
                        .put("supplierEmail", supplier.email())
                        .put("supplierUrl", supplier.url())
                        .put("supplierPartNumber", supplier.partNumber())
                        .put("unitPrice", details.supply().unitPrice().toString())
                        .put("watched", rule.watched())
                        .put("threshold", rule.threshold().toString())
                        .put("unit", details.unit().name())
                        .put("unitScale", details.unit().scale().decimals());
        if (!placing.alsoFits().isEmpty()) {
            item.put(
                    FITS,
                    placing.alsoFits().stream()
                            .map(VehicleModel::name)
                            .collect(Collectors.joining(NEXT)));
        }
        details.supply().leadTimeDays().ifPresent(days -> item.put(LEAD, days));
        rule.quantity().ifPresent(quantity -> item.put(ORDER, quantity.toString()));
        rule.most().ifPresent(quantity -> item.put(MAX_STOCK, quantity.toString()));
        rule.packSize().ifPresent(quantity -> item.put(PACK, quantity.toString()));
        return item;
    }

    static PartDetails details(Item item) {
        return new PartDetails(
                new Naming(
                        item.string("name"),
                        item.string("number"),
                        item.string("barcode"),
                        item.string("description")),
                new Placing(
                        new VehicleModel(item.string("model")),
                        item.maybeString(FITS).map(DetailsItems::models).orElse(List.of()),
                        item.string("category"),
                        item.string("location")),
                new Supply(
                        new Supply.Supplier(
                                item.string("supplier"),
                                item.string("supplierEmail"),
                                item.string("supplierUrl"),
                                item.string("supplierPartNumber")),
                        Money.of(item.string("unitPrice")),
                        item.has(LEAD) ? Optional.of((int) item.number(LEAD)) : Optional.empty()),
                new ReorderRule(
                        item.bool("watched"),
                        Quantity.of(item.string("threshold")),
                        item.maybeString(ORDER).map(Quantity::of),
                        item.maybeString(MAX_STOCK).map(Quantity::of),
                        item.maybeString(PACK).map(Quantity::of)),
                new Unit(item.string("unit"), new UnitScale((int) item.number("unitScale"))));
    }

    private static List<VehicleModel> models(String text) {
        return text.lines().map(VehicleModel::new).toList();
    }
}
