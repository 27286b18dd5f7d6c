package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> unitPrice,
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> reorderThreshold,
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> currentStock,
        @Schema(
                        implementation = BigDecimal.class,
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
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> reorderQuantity,
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> maxStock,
        @Schema(
                        implementation = BigDecimal.class,
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
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> averageCost,
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> thresholdInForce,
        @Nullable Boolean isLow,
        @Schema(
                        implementation = BigDecimal.class,
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

    /** The details of a new part; what is left out is as little as possible. */
    PartDetails details() {
        var name = partName;
        if (name == null) {
            throw new ProblemException(
                    Problem.invalid("partName", "required", "A part has a name."));
        }
        return merged(field("partName", name, text -> PartDetails.named(text, Quantity.ZERO)));
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
     * Refuses what no part can have, and what only a new one has: that is said before anything
     * about the part that it was sent for.
     *
     * @throws ProblemException 400
     */
    void fitsSomePart() {
        PartsProblems.notOfThisRequest(
                Map.of("unitCost", !(unitCost instanceof Patch.Absent<Object>)));
        merged(PartDetails.named("any", Quantity.ZERO));
        stock();
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

    /**
     * Refuses what a new part does not have from its sender: another owner, or a day in the past.
     *
     * @throws ProblemException 400
     */
    void isNew(AccountId account) {
        unchanged("userId", userId, account.toString());
        unchanged("createdAt", createdAt, "");
    }

    private static void unchanged(String field, @Nullable String sent, String present) {
        if (sent != null && !sent.equals(present)) {
            throw new ProblemException(
                    Problem.invalid(field, "read_only", field + " cannot be changed."));
        }
    }

    /** What a part is with all that was sent. */
    PartDetails merged(PartDetails before) {
        return new SentDetails(sent()).merged(before);
    }

    private Map<String, Optional<Object>> sent() {
        var sent = new HashMap<String, Optional<Object>>();
        put(sent, "partName", partName);
        put(sent, "partNumber", partNumber);
        put(sent, "barcode", barcode);
        put(sent, "description", description);
        put(sent, "vehicleModel", vehicleModel);
        put(sent, "alsoFits", alsoFits);
        put(sent, "category", category);
        put(sent, "location", location);
        put(sent, "supplier", supplier);
        put(sent, "supplierEmail", supplierEmail);
        put(sent, "supplierUrl", supplierUrl);
        put(sent, "supplierPartNumber", supplierPartNumber);
        put(sent, "unitPrice", unitPrice);
        put(sent, "leadTimeDays", leadTimeDays);
        put(sent, "watched", watched);
        put(sent, "reorderThreshold", reorderThreshold);
        put(sent, "reorderQuantity", reorderQuantity);
        put(sent, "maxStock", maxStock);
        put(sent, "packSize", packSize);
        put(sent, "unit", unit);
        put(sent, "unitScale", unitScale);
        return sent;
    }

    private static void put(
            Map<String, Optional<Object>> sent, String field, @Nullable Object value) {
        if (value != null) {
            sent.put(field, Optional.of(value));
        }
    }

    private static void put(Map<String, Optional<Object>> sent, String field, Patch<?> value) {
        if (!(value instanceof Patch.Absent<?>)) {
            sent.put(field, value.replacement().map(it -> it));
        }
    }

    /** A value made of a text of that field. */
    static <T> T field(String name, String text, Function<String, T> read) {
        return PartsProblems.field(name, () -> read.apply(text));
    }
}
