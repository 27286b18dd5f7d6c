package dev.pacenote.adapters.in.http.parts.reorder;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.request.JsonBody;
import dev.pacenote.adapters.in.http.platform.request.Patch;
import dev.pacenote.adapters.in.http.platform.request.Strict;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** An order, a delivery, or why there is none; which of it counts depends on the action. */
@Schema(name = "ReorderTaskRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
record TaskRequest(
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> quantity,
        @Nullable String expectedAt,
        @Nullable String reference,
        @Schema(
                        implementation = BigDecimal.class,
                        nullable = true,
                        requiredMode = Schema.RequiredMode.NOT_REQUIRED)
                Patch<Object> unitCost,
        @Nullable @JsonProperty("final") Boolean isFinal,
        @Nullable String reason,
        @Nullable String snoozeUntil,
        @Nullable Long expectedVersion)
        implements JsonBody {

    /**
     * Refuses what only other actions have.
     *
     * @param own names of what this action has, beside the version
     */
    void hasOnly(Set<String> own) {
        var sent =
                new HashMap<>(
                        Map.of(
                                "quantity", wasSent(quantity),
                                "expectedAt", expectedAt != null,
                                "reference", reference != null,
                                "unitCost", wasSent(unitCost),
                                "final", isFinal != null,
                                "reason", reason != null,
                                "snoozeUntil", snoozeUntil != null));
        sent.keySet().removeAll(own);
        PartsProblems.notOfThisRequest(sent);
    }

    private static boolean wasSent(Patch<Object> value) {
        return !(value instanceof Patch.Absent<Object>);
    }
}
