package dev.pacenote.adapters.in.http.parts.catalogue;

import dev.pacenote.adapters.in.http.notice.inbox.TrueOrFalse;
import dev.pacenote.adapters.in.http.platform.request.Parameters;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedBy;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/** Which parts a file has: those of a list, but that more of them fit into it. */
@Introspected
record PartExportQuery(
        @QueryValue @Nullable String vehicleModel,
        @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class)
                String includeAll,
        @QueryValue @Nullable String category,
        @QueryValue @Nullable String supplier,
        @QueryValue @Nullable String q,
        @QueryValue @Nullable @Schema(type = "boolean") @ParsedBy(TrueOrFalse.class) String low,
        @QueryValue @Nullable @ParsedBy(PartListQuery.ArchivedWord.class) String archived,
        @QueryValue @Nullable @ParsedBy(PartListQuery.SortWord.class) String sort,
        @QueryValue @Nullable @Min(1) @Max(PartExportQuery.MAX) Integer limit,
        @QueryValue @Nullable String cursor)
        implements Parameters {

    static final int MAX = 10_000;

    PartListQuery list() {
        return new PartListQuery(
                vehicleModel,
                includeAll,
                category,
                supplier,
                q,
                low,
                archived,
                sort,
                limit == null ? MAX : limit,
                cursor);
    }
}
