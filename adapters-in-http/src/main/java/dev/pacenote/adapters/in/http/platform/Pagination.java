package dev.pacenote.adapters.in.http.platform;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.application.platform.Paging;
import io.swagger.v3.oas.annotations.media.Schema;

/** Where a page stands in its list. */
@Schema(name = "Pagination")
public record Pagination(int currentPage, int pageSize, long totalResults, boolean hasMore) {

    public static Pagination of(Paging.Page<?> page) {
        return new Pagination(
                page.paging().page(), page.paging().size(), page.total(), page.hasMore());
    }

    /** Where a page stands in its list. */
    @Schema(name = "Snake")
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Snake(int currentPage, int pageSize, long totalResults, boolean hasMore) {

        public static Snake of(Paging.Page<?> page) {
            return new Snake(
                    page.paging().page(), page.paging().size(), page.total(), page.hasMore());
        }
    }
}
