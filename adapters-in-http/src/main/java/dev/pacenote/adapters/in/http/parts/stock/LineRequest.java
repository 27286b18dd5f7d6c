package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A line that is to be written to the ledger.
 *
 * @param type receive, consume, return, scrap, count or adjust
 * @param delta of an adjustment: so much more or, below zero, less
 */
@Schema(name = "StockLineRequest")
@Introspected
record LineRequest(
        @Nullable String partId,
        @Nullable String type,
        @Nullable @Schema(implementation = BigDecimal.class) Object quantity,
        @Nullable @Schema(implementation = BigDecimal.class) Object delta,
        @Nullable String vehicleModel,
        @Nullable @Schema(implementation = BigDecimal.class) Object unitCost,
        @Nullable Long expectedVersion,
        @Nullable Boolean link,
        @Nullable String onInsufficient) {

    /**
     * The line of a job card.
     *
     * @param place where it stands, such as {@code lines[1].}
     */
    ChangeStock.Line ofCard(String place) {
        return ofMovement(
                place,
                PartsProblems.field(
                        place + "partId", () -> new PartId(partId == null ? "" : partId)));
    }

    /** The line of a movement. */
    ChangeStock.Line ofMovement(String place, PartId part) {
        var known =
                switch (type == null ? "" : type) {
                    case "receive" -> MovementType.RECEIVE;
                    case "consume" -> MovementType.CONSUME;
                    case "return" -> MovementType.RETURN;
                    case "scrap" -> MovementType.SCRAP;
                    case "count" -> MovementType.COUNT;
                    case "adjust" -> MovementType.ADJUST;
                    default ->
                            throw unknown(
                                    place + "type",
                                    "type is receive, consume, return, scrap, count or adjust.");
                };
        PartsProblems.notOfThisRequest(
                known == MovementType.ADJUST
                        ? Map.of(place + "quantity", quantity != null)
                        : Map.of(place + "delta", delta != null));
        return known == MovementType.ADJUST
                ? line(place, part, known, "delta", delta)
                : line(place, part, known, "quantity", quantity);
    }

    /** The line of the stock page. */
    ChangeStock.Line ofPage(PartId part, @Nullable String operation) {
        var known =
                switch (operation == null ? "set" : operation) {
                    case "set" -> MovementType.COUNT;
                    case "add" -> MovementType.RECEIVE;
                    case "subtract" -> MovementType.CONSUME;
                    default -> throw unknown("operation", "operation is set, add or subtract.");
                };
        return line("", part, known, "quantity", quantity);
    }

    private ChangeStock.Line line(
            String place, PartId part, MovementType known, String name, @Nullable Object amount) {
        return new ChangeStock.Line(
                part,
                known,
                PartsProblems.field(
                        place + "vehicleModel",
                        () -> new VehicleModel(vehicleModel == null ? "" : vehicleModel)),
                PartsProblems.field(place + name, () -> amount(amount)),
                new StockCommand.Options(
                        Optional.ofNullable(unitCost)
                                .map(
                                        it ->
                                                PartsProblems.field(
                                                        place + "unitCost",
                                                        () -> JsonNumbers.money(it))),
                        Optional.ofNullable(expectedVersion),
                        isClamped(place),
                        link == null || link));
    }

    private static BigDecimal amount(@Nullable Object sent) {
        if (sent == null) {
            throw new InvalidValueException("invalid_quantity", "Quantity required");
        }
        return JsonNumbers.quantity(sent);
    }

    private boolean isClamped(String place) {
        return switch (onInsufficient == null ? "reject" : onInsufficient) {
            case "reject" -> false;
            case "clamp" -> true;
            default ->
                    throw unknown(place + "onInsufficient", "onInsufficient is reject or clamp.");
        };
    }

    private static RuntimeException unknown(String field, String message) {
        return PartsProblems.invalid(
                field, new InvalidValueException("invalid_operation", message));
    }
}
