package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * An order, or what is to be different of one.
 *
 * @param quantity all of it, what has arrived included
 * @param expectedAt the day; left out: it stays; null: nobody knows
 * @param reference of the supplier; left out: it stays; null: none
 */
@Schema(name = "TaskOrderRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
record OrderRequest(
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> quantity,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> expectedAt,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<String> reference,
        @Nullable Long expectedVersion)
        implements TaskRequest {

    BigDecimal ordered() {
        return PartsProblems.field(
                "quantity", () -> JsonNumbers.quantity(quantity.replacement().orElse(null)));
    }

    /**
     * What the supplier says with it, made of what the supplier said before.
     *
     * @throws ProblemException 400, whatever that was
     */
    UnaryOperator<Order.Expected> said() {
        said(Order.Expected.UNKNOWN);
        return this::said;
    }

    private Order.Expected said(Order.Expected before) {
        var dated =
                switch (expectedAt) {
                    case Patch.Absent<String> _ -> before;
                    case Patch.Cleared<String> _ -> before.withDate(Optional.empty());
                    case Patch.Replaced<String>(var text) ->
                            before.withDate(
                                    Optional.of(
                                            PartsProblems.field("expectedAt", () -> date(text))));
                };
        return switch (reference) {
            case Patch.Absent<String> _ -> dated;
            case Patch.Cleared<String> _ -> dated.withReference("");
            case Patch.Replaced<String>(var text) ->
                    PartsProblems.field("reference", () -> dated.withReference(text));
        };
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw new InvalidValueException("invalid_date", "A date is like 2026-11-27.");
        }
    }
}
