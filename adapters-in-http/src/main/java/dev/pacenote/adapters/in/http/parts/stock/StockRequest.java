package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.PartId;
import io.micronaut.core.annotation.Introspected;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Map;
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
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> quantity,
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> delta,
        @Nullable String vehicleModel,
        @Nullable String reason,
        @Nullable String reference,
        @Schema(
                        implementation = BigDecimal.class,
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
        PartsProblems.notOfThisRequest(
                Map.of("type", type != null, "delta", !(delta instanceof Patch.Absent<Object>)));
        return line().ofPage(part, operation);
    }

    /** The line of a movement. */
    ChangeStock.Line ofMovement(PartId part) {
        PartsProblems.notOfThisRequest(Map.of("operation", operation != null));
        return line().ofMovement("", part);
    }

    private LineRequest line() {
        return new LineRequest(
                null,
                type,
                quantity.replacement().orElse(null),
                delta.replacement().orElse(null),
                vehicleModel,
                unitCost.replacement().orElse(null),
                expectedVersion,
                link,
                onInsufficient);
    }

    /** Who says so, and why. */
    ChangeStock.Note note(AccountId actor) {
        return Notes.of(actor, reason, reference, occurredAt);
    }
}
