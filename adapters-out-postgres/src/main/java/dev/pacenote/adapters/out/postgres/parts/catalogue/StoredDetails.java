package dev.pacenote.adapters.out.postgres.parts.catalogue;

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
import org.jspecify.annotations.Nullable;

/**
 * What is entered about a part, in one {@code jsonb} column. Numbers are texts, which stay exact.
 */
record StoredDetails(
        String name,
        String number,
        String barcode,
        String description,
        String model,
        List<String> alsoFits,
        String category,
        String location,
        String supplier,
        String supplierEmail,
        String supplierUrl,
        String supplierPartNumber,
        String unitPrice,
        @Nullable Integer leadTimeDays,
        boolean watched,
        String threshold,
        @Nullable String reorderQuantity,
        @Nullable String maxStock,
        @Nullable String packSize,
        String unit,
        int unitScale) {

    static StoredDetails of(PartDetails details) {
        var naming = details.naming();
        var placing = details.placing();
        var supplier = details.supply().supplier();
        var rule = details.reordering();
        return new StoredDetails(
                naming.name(),
                naming.number(),
                naming.barcode(),
                naming.description(),
                placing.model().name(),
                placing.alsoFits().stream().map(VehicleModel::name).toList(),
                placing.category(),
                placing.location(),
                supplier.name(),
                supplier.email(),
                supplier.url(),
                supplier.partNumber(),
                details.supply().unitPrice().toString(),
                details.supply().leadTimeDays().orElse(null),
                rule.watched(),
                rule.threshold().toString(),
                text(rule.quantity()),
                text(rule.most()),
                text(rule.packSize()),
                details.unit().name(),
                details.unit().scale().decimals());
    }

    private static @Nullable String text(Optional<Quantity> quantity) {
        return quantity.map(Quantity::toString).orElse(null);
    }

    private static Optional<Quantity> quantity(@Nullable String text) {
        return Optional.ofNullable(text).map(Quantity::of);
    }

    PartDetails details() {
        return new PartDetails(
                new Naming(name, number, barcode, description),
                new Placing(
                        new VehicleModel(model),
                        alsoFits.stream().map(VehicleModel::new).toList(),
                        category,
                        location),
                new Supply(
                        new Supply.Supplier(
                                supplier, supplierEmail, supplierUrl, supplierPartNumber),
                        Money.of(unitPrice),
                        Optional.ofNullable(leadTimeDays)),
                new ReorderRule(
                        watched,
                        Quantity.of(threshold),
                        quantity(reorderQuantity),
                        quantity(maxStock),
                        quantity(packSize)),
                new Unit(unit, new UnitScale(unitScale)));
    }
}
