package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.ProblemException;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.Patch;
import dev.pacenote.adapters.in.http.platform.request.Strict;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Naming;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Placing;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A part as a form or a program sends it: all of it, or what is to be different. What only we
 * compute may be sent back and is ignored.
 */
@Schema(name = "PartRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
record PartRequest(
        @Nullable String partId,
        @Nullable String partName,
        @Nullable String partNumber,
        @Nullable String description,
        @Nullable String vehicleModel,
        @Nullable String category,
        @Nullable String supplier,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> unitPrice,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> reorderThreshold,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> currentStock,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> unitCost,
        @Nullable String userId,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> barcode,
        @Nullable @Size(max = 40) List<String> alsoFits,
        @Nullable String unit,
        @Nullable Integer unitScale,
        @Nullable Boolean watched,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> reorderQuantity,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> maxStock,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> packSize,
        @Schema(
                        implementation = Integer.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Integer> leadTimeDays,
        @Nullable String supplierEmail,
        @Nullable String supplierUrl,
        @Nullable String supplierPartNumber,
        @Nullable String location,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> averageCost,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> thresholdInForce,
        @Nullable Boolean isLow,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> onOrder,
        @Nullable Boolean archived,
        @Nullable String updatedAt,
        @Nullable String createdAt,
        @Nullable Long version)
        implements JsonBody {

    @Override
    public String toString() {
        return "PartRequest[hidden]";
    }

    /** The id that its sender chose. */
    Optional<PartId> id() {
        return Optional.ofNullable(partId)
                .map(id -> PartsProblems.field("partId", () -> new PartId(id)));
    }

    /** The details of a new part. */
    PartDetails details() {
        var name = partName;
        if (name == null) {
            throw new ProblemException(
                    Problem.invalid("partName", "required", "A part has a name."));
        }
        // What is left out is as little as possible.
        return merged(
                new PartDetails(
                        field("partName", name, text -> new Naming(text, "", "", "")),
                        new Placing(VehicleModel.ALL, List.of(), "", ""),
                        Supply.UNKNOWN,
                        ReorderRule.DEFAULT,
                        Unit.EACH));
    }

    Optional<Money> cost() {
        return unitCost.replacement()
                .map(it -> PartsProblems.field("unitCost", () -> JsonNumbers.money(it)));
    }

    /** The total that was sent. */
    Optional<BigDecimal> stock() {
        return switch (currentStock) {
            case Patch.Absent<Object> _ -> Optional.empty();
            case Patch.Cleared<Object> _ ->
                    PartsProblems.field(
                            "currentStock", () -> Optional.of(JsonNumbers.quantity(null)));
            case Patch.Replaced<Object>(var value) ->
                    PartsProblems.field(
                            "currentStock", () -> Optional.of(JsonNumbers.quantity(value)));
        };
    }

    /**
     * Refuses to change what never changes.
     *
     * @throws ProblemException 400
     */
    void changesNothingFixed(Part part) {
        unchanged("partId", partId, part.key().id().value());
        unchanged("userId", userId, part.key().account().toString());
        unchanged("createdAt", createdAt, Times.iso(part.times().createdAt()));
    }

    private static void unchanged(String field, @Nullable String sent, String present) {
        if (sent != null && !sent.equals(present)) {
            throw new ProblemException(
                    Problem.invalid(field, "read_only", field + " cannot be changed."));
        }
    }

    /** What a part is with all that was sent. */
    PartDetails merged(PartDetails before) {
        var naming = before.naming();
        var placing = before.placing();
        return new PartDetails(
                PartsProblems.field(
                        "partName",
                        () ->
                                new Naming(
                                        or(partName, naming.name()),
                                        or(partNumber, naming.number()),
                                        or(barcode, naming.barcode()),
                                        or(description, naming.description()))),
                PartsProblems.field(
                        "vehicleModel",
                        () ->
                                new Placing(
                                        vehicleModel == null
                                                ? placing.model()
                                                : new VehicleModel(vehicleModel),
                                        alsoFits == null
                                                ? placing.alsoFits()
                                                : alsoFits.stream().map(VehicleModel::new).toList(),
                                        or(category, placing.category()),
                                        or(location, placing.location()))),
                supply(before.supply()),
                rule(before.reordering()),
                unit(before.unit()));
    }

    private Supply supply(Supply before) {
        var known = before.supplier();
        var seller =
                PartsProblems.field(
                        "supplier",
                        () ->
                                new Supply.Supplier(
                                        or(supplier, known.name()),
                                        or(supplierEmail, known.email()),
                                        or(supplierUrl, known.url()),
                                        or(supplierPartNumber, known.partNumber())));
        var price =
                PartsProblems.field(
                        "unitPrice",
                        () ->
                                unitPrice instanceof Patch.Absent<Object>
                                        ? before.unitPrice()
                                        : JsonNumbers.money(unitPrice.replacement().orElse(null)));
        var lead =
                leadTimeDays instanceof Patch.Absent<Integer>
                        ? before.leadTimeDays()
                        : leadTimeDays.replacement();
        return PartsProblems.field("leadTimeDays", () -> new Supply(seller, price, lead));
    }

    private ReorderRule rule(ReorderRule before) {
        return PartsProblems.field(
                "reorderThreshold",
                () ->
                        new ReorderRule(
                                watched == null ? before.watched() : watched,
                                reorderThreshold instanceof Patch.Absent<Object>
                                        ? before.threshold()
                                        : quantity(reorderThreshold.replacement().orElse(null)),
                                or(reorderQuantity, before.quantity()),
                                or(maxStock, before.most()),
                                or(packSize, before.packSize())));
    }

    private Unit unit(Unit before) {
        return PartsProblems.field(
                "unit",
                () ->
                        new Unit(
                                or(unit, before.name()),
                                unitScale == null ? before.scale() : new UnitScale(unitScale)));
    }

    private static Quantity quantity(@Nullable Object value) {
        return Quantity.typed(JsonNumbers.quantity(value), new UnitScale(Quantity.MOST_DECIMALS));
    }

    private static Optional<Quantity> or(Patch<Object> sent, Optional<Quantity> before) {
        return sent instanceof Patch.Absent<Object>
                ? before
                : sent.replacement().map(PartRequest::quantity);
    }

    private static String or(@Nullable String sent, String before) {
        return sent == null ? before : sent;
    }

    private static String or(Patch<String> sent, String before) {
        return sent instanceof Patch.Absent<String> ? before : sent.replacement().orElse("");
    }

    /** A value made of a text of that field. */
    static <T> T field(String name, String text, Function<String, T> read) {
        return PartsProblems.field(name, () -> read.apply(text));
    }
}
