package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.parts.catalogue.ShownPart;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part. */
@Schema(name = "WorkshopPart")
public record PartView(
        String partId,
        String partName,
        String partNumber,
        String description,
        String vehicleModel,
        String category,
        String supplier,
        BigDecimal unitPrice,
        BigDecimal reorderThreshold,
        BigDecimal currentStock,
        String userId,
        @Nullable String barcode,
        List<String> alsoFits,
        String unit,
        int unitScale,
        boolean watched,
        @Nullable BigDecimal reorderQuantity,
        @Nullable BigDecimal maxStock,
        @Nullable BigDecimal packSize,
        @Nullable Integer leadTimeDays,
        String supplierEmail,
        String supplierUrl,
        String supplierPartNumber,
        String location,
        @Nullable BigDecimal averageCost,
        BigDecimal thresholdInForce,
        boolean isLow,
        BigDecimal onOrder,
        boolean archived,
        String updatedAt,
        String createdAt,
        long version) {

    public static PartView of(ShownPart shown) {
        var part = shown.part();
        var details = part.details();
        var naming = details.naming();
        var placing = details.placing();
        var supplier = details.supply().supplier();
        var rule = details.reordering();
        return new PartView(
                part.key().id().value(),
                naming.name(),
                naming.number(),
                naming.description(),
                placing.model().name(),
                placing.category(),
                supplier.name(),
                details.supply().unitPrice().amount(),
                rule.threshold().value(),
                part.stock().value(),
                part.key().account().toString(),
                naming.barcode().isEmpty() ? null : naming.barcode(),
                placing.alsoFits().stream().map(VehicleModel::name).toList(),
                details.unit().name(),
                details.unit().scale().decimals(),
                rule.watched(),
                number(rule.quantity()),
                number(rule.most()),
                number(rule.packSize()),
                details.supply().leadTimeDays().orElse(null),
                supplier.email(),
                supplier.url(),
                supplier.partNumber(),
                placing.location(),
                part.holding().averageCost().map(Money::amount).orElse(null),
                shown.thresholdInForce().value(),
                shown.isLow(),
                part.holding().onOrder().value(),
                part.archived(),
                Times.iso(part.times().updatedAt()),
                Times.iso(part.times().createdAt()),
                part.version());
    }

    private static @Nullable BigDecimal number(Optional<Quantity> quantity) {
        return quantity.map(Quantity::value).orElse(null);
    }
}
