package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.parts.PartsProblems;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Optional;

/**
 * That nobody wants to hear of a part for a while.
 *
 * @param snoozeUntil a moment within the next year; left out: for a week
 */
@Schema(name = "TaskDismissRequest", additionalProperties = Schema.AdditionalPropertiesValue.FALSE)
@Introspected
@Strict
record DismissRequest(
        @Nullable String reason, @Nullable String snoozeUntil, @Nullable Long expectedVersion)
        implements TaskRequest {

    String note() {
        return reason == null ? "" : reason;
    }

    Optional<Instant> until() {
        return Optional.ofNullable(snoozeUntil)
                .map(text -> PartsProblems.field("snoozeUntil", () -> Times.read(text)));
    }
}
