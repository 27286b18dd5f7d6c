package dev.pacenote.adapters.in.http.platform;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import dev.pacenote.application.platform.Paging;

/** Where a page stands in its list. Numbers, never texts: the client counts on with them. */
public record Pagination(int currentPage, int pageSize, long totalResults, boolean hasMore) {

    public static Pagination of(Paging.Page<?> page) {
        return new Pagination(
                page.paging().page(), page.paging().size(), page.total(), page.hasMore());
    }

    /** The same in the areas that write {@code snake_case}. */
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    public record Snake(int currentPage, int pageSize, long totalResults, boolean hasMore) {

        public static Snake of(Paging.Page<?> page) {
            return new Snake(
                    page.paging().page(), page.paging().size(), page.total(), page.hasMore());
        }
    }
}
