package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.Patch;
import dev.pacenote.adapters.in.http.platform.request.Strict;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A change of stock.
 *
 * @param operation of the stock page: set, add or subtract
 * @param type of a movement: receive, consume, return, scrap, count or adjust
 * @param delta of an adjustment: so much more or, below zero, less
 */
@Schema(name = "StockRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
record StockRequest(
        @Nullable String operation,
        @Nullable String type,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> quantity,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> delta,
        @Nullable String vehicleModel,
        @Nullable String reason,
        @Nullable String reference,
        @Schema(
                        implementation = Object.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> unitCost,
        @Nullable String occurredAt,
        @Nullable Long expectedVersion,
        @Nullable Boolean link,
        @Nullable String onInsufficient)
        implements JsonBody {

    /** The line of the stock page. */
    ChangeStock.Line ofPage(PartId part) {
        return line(
                part,
                switch (operation == null ? "set" : operation) {
                    case "set" -> MovementType.COUNT;
                    case "add" -> MovementType.RECEIVE;
                    case "subtract" -> MovementType.CONSUME;
                    default -> throw unknown("operation", "operation is set, add or subtract.");
                },
                quantity);
    }

    /** The line of a movement. */
    ChangeStock.Line ofMovement(PartId part) {
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
                                    "type",
                                    "type is receive, consume, return, scrap, count or adjust.");
                };
        return line(part, known, known == MovementType.ADJUST ? delta : quantity);
    }

    private static RuntimeException unknown(String field, String message) {
        return PartsProblems.invalid(
                field, new InvalidValueException("invalid_operation", message));
    }

    private ChangeStock.Line line(PartId part, MovementType known, Patch<Object> amount) {
        return new ChangeStock.Line(
                part,
                known,
                field(
                        "vehicleModel",
                        () -> new VehicleModel(vehicleModel == null ? "" : vehicleModel)),
                field("quantity", () -> amount(amount)),
                new StockCommand.Options(
                        unitCost.replacement()
                                .map(it -> field("unitCost", () -> JsonNumbers.money(it))),
                        Optional.ofNullable(expectedVersion),
                        isClamped(),
                        link == null || link));
    }

    private static BigDecimal amount(Patch<Object> sent) {
        if (sent instanceof Patch.Absent<Object>) {
            throw new InvalidValueException("invalid_quantity", "Quantity required");
        }
        return JsonNumbers.quantity(sent.replacement().orElse(null));
    }

    private boolean isClamped() {
        return switch (onInsufficient == null ? "reject" : onInsufficient) {
            case "reject" -> false;
            case "clamp" -> true;
            default -> throw unknown("onInsufficient", "onInsufficient is reject or clamp.");
        };
    }

    /** Who says so, and why. */
    ChangeStock.Note note(AccountId actor) {
        return new ChangeStock.Note(
                actor,
                reason == null ? "" : reason,
                reference == null ? "" : reference,
                Movement.Source.API,
                Optional.ofNullable(occurredAt)
                        .map(text -> field("occurredAt", () -> Times.read(text))));
    }

    private static <T> T field(String name, Supplier<T> value) {
        try {
            return value.get();
        } catch (InvalidValueException e) {
            throw PartsProblems.invalid(name, e);
        }
    }
}
