package dev.pacenote.adapters.in.http.platform.request;

import dev.pacenote.application.platform.Paging;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * Which part of a list is wanted.
 *
 * @param page from 1
 * @param pageSize rows on a page
 */
@Introspected
public record PageQuery(
        @QueryValue @Nullable @Min(1) @Max(PageQuery.LAST) Integer page,
        @QueryValue @Nullable @Min(1) @Max(Paging.MAX_SIZE) Integer pageSize)
        implements Parameters {

    /** No list is longer, and every number of rows to skip is one that a store can count. */
    public static final int LAST = 1_000_000;

    /** The wanted part, of the usual size if the caller names none. */
    public Paging paging() {
        return paging(Paging.DEFAULT_SIZE);
    }

    /** The wanted part, of this size if the caller names none. */
    public Paging paging(int usualSize) {
        return new Paging(page == null ? 1 : page, pageSize == null ? usualSize : pageSize);
    }

    /** The same in the areas that write {@code snake_case}. */
    @Introspected
    public record Snake(
            @QueryValue @Nullable @Min(1) @Max(PageQuery.LAST) Integer page,
            @QueryValue("page_size") @Nullable @Min(1) @Max(Paging.MAX_SIZE) Integer pageSize)
            implements Parameters {

        /** The wanted part, of the usual size if the caller names none. */
        public Paging paging() {
            return new PageQuery(page, pageSize).paging();
        }

        /** The wanted part, of this size if the caller names none. */
        public Paging paging(int usualSize) {
            return new PageQuery(page, pageSize).paging(usualSize);
        }
    }
}
