package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.platform.request.body.JsonBody;
import io.micronaut.core.annotation.Nullable;

/** What somebody does about a task, or about one version of it. */
sealed interface TaskRequest extends JsonBody
        permits OrderRequest, ReceiveRequest, CancelOrderRequest, DismissRequest {

    @Nullable
    Long expectedVersion();
}
