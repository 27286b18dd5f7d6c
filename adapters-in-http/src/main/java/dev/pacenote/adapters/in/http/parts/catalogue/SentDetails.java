package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.error.Problem.FieldError;
import dev.pacenote.domain.parts.catalogue.Naming;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.Placing;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.Supply.Supplier;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.platform.InvalidValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sent of the details of a part, as JSON or as a line of a file. Each field is tried
 * alone, so that what is wrong is said of the field that it is wrong with, and all of it at once.
 */
final class SentDetails {

    private final Map<String, Optional<Object>> sent;
    private final List<FieldError> errors = new ArrayList<>();

    /**
     * @param sent by field; empty: it is to have no value; what is missing stays as it is
     */
    SentDetails(Map<String, Optional<Object>> sent) {
        this.sent = Map.copyOf(sent);
    }

    /**
     * The details with all that was sent.
     *
     * @throws dev.pacenote.adapters.in.http.platform.error.ProblemException 400, with all fields
     *     that are wrong
     */
    PartDetails merged(PartDetails before) {
        errors.clear();
        var after =
                new PartDetails(
                        naming(before.naming()),
                        placing(before.placing()),
                        supply(before.supply()),
                        rule(before.reordering()),
                        unit(before.unit()));
        if (!errors.isEmpty()) {
            throw PartsProblems.invalid(List.copyOf(errors));
        }
        return after;
    }

    private Naming naming(Naming before) {
        var named = text("partName", before, Naming::withName);
        var numbered = text("partNumber", named, Naming::withNumber);
        var coded = text("barcode", numbered, Naming::withBarcode);
        return text("description", coded, Naming::withDescription);
    }

    private Placing placing(Placing before) {
        var model =
                text(
                        "vehicleModel",
                        before,
                        (placing, name) -> placing.withModel(new VehicleModel(name)));
        var fitting =
                with(
                        "alsoFits",
                        model,
                        (placing, names) -> placing.withAlsoFits(models(names.orElse(null))));
        var sorted = text("category", fitting, Placing::withCategory);
        return text("location", sorted, Placing::withLocation);
    }

    private static List<VehicleModel> models(@Nullable Object names) {
        return names instanceof List<?> list
                ? list.stream().map(name -> new VehicleModel(String.valueOf(name))).toList()
                : List.of();
    }

    private Supply supply(Supply before) {
        var sold = before.withSupplier(supplier(before.supplier()));
        var priced =
                with(
                        "unitPrice",
                        sold,
                        (supply, price) ->
                                supply.withUnitPrice(JsonNumbers.money(price.orElse(null))));
        return with(
                "leadTimeDays",
                priced,
                (supply, days) -> supply.withLeadTimeDays(days.map(Integer.class::cast)));
    }

    private Supplier supplier(Supplier before) {
        var named = text("supplier", before, Supplier::withName);
        var written = text("supplierEmail", named, Supplier::withEmail);
        var linked = text("supplierUrl", written, Supplier::withUrl);
        return text("supplierPartNumber", linked, Supplier::withPartNumber);
    }

    private ReorderRule rule(ReorderRule before) {
        var watched =
                with("watched", before, (rule, on) -> rule.watched(on.equals(Optional.of(true))));
        var threshold =
                with(
                        "reorderThreshold",
                        watched,
                        (rule, number) -> rule.withThreshold(quantity(number.orElse(null))));
        var ordered = quantity("reorderQuantity", threshold, ReorderRule::withQuantity);
        var most = quantity("maxStock", ordered, ReorderRule::withMost);
        return quantity("packSize", most, ReorderRule::withPackSize);
    }

    private Unit unit(Unit before) {
        var named = text("unit", before, Unit::withName);
        return with(
                "unitScale",
                named,
                (unit, decimals) ->
                        unit.withScale(
                                decimals.map(it -> new UnitScale((Integer) it))
                                        .orElse(unit.scale())));
    }

    private static Quantity quantity(@Nullable Object number) {
        return Quantity.typed(JsonNumbers.quantity(number), new UnitScale(Quantity.MAX_DECIMALS));
    }

    private <T> T quantity(String field, T before, BiFunction<T, Optional<Quantity>, T> change) {
        return with(
                field,
                before,
                (part, number) -> change.apply(part, number.map(SentDetails::quantity)));
    }

    private <T> T text(String field, T before, BiFunction<T, String, T> change) {
        return with(
                field,
                before,
                (part, text) -> change.apply(part, text.map(Object::toString).orElse("")));
    }

    private <T> T with(String field, T before, BiFunction<T, Optional<Object>, T> change) {
        var value = sent.get(field);
        if (value == null) {
            return before;
        }
        try {
            return change.apply(before, value);
        } catch (InvalidValueException e) {
            errors.add(new FieldError(field, e.code(), String.valueOf(e.getMessage())));
            return before;
        }
    }
}
