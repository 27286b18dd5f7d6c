package dev.pacenote.adapters.in.http.parts.reorder;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.parts.JsonNumbers;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.request.body.Patch;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.domain.parts.catalogue.Money;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * A delivery.
 *
 * @param unitCost what one of them cost
 * @param isFinal whether nothing more comes
 */
@Schema(name = "TaskReceiveRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
record ReceiveRequest(
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> quantity,
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> unitCost,
        @Nullable @JsonProperty("final") Boolean isFinal,
        @Nullable Long expectedVersion)
        implements TaskRequest {

    BigDecimal received() {
        return PartsProblems.field(
                "quantity", () -> JsonNumbers.quantity(quantity.replacement().orElse(null)));
    }

    Optional<Money> cost() {
        return unitCost.replacement()
                .map(it -> PartsProblems.field("unitCost", () -> JsonNumbers.money(it)));
    }

    boolean endsOrder() {
        return Boolean.TRUE.equals(isFinal);
    }
}
