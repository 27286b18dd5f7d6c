package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;

/** That nothing is ordered any more, and why. */
@Schema(
        name = "TaskCancelOrderRequest",
        additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
record CancelOrderRequest(@Nullable String reason, @Nullable Long expectedVersion)
        implements TaskRequest {

    String note() {
        return reason == null ? "" : reason;
    }
}
