package dev.pacenote.application.platform;

import java.util.List;
import java.util.function.Function;

/**
 * Which part of a list is wanted.
 *
 * @param page from 1
 * @param size rows on a page, 1 to {@link #MAX_SIZE}
 */
public record Paging(int page, int size) {

    public static final int DEFAULT_SIZE = 50;
    public static final int MAX_SIZE = 200;

    public Paging {
        if (page < 1 || size < 1 || size > MAX_SIZE) {
            throw new IllegalArgumentException("page " + page + " of " + size);
        }
    }

    /** Rows before the page. */
    public long offset() {
        return (page - 1L) * size;
    }

    /**
     * One part of a list.
     *
     * @param total rows in the whole list
     */
    public record Page<T>(Paging paging, List<T> rows, long total) {
        public Page {
            rows = List.copyOf(rows);
        }

        public boolean hasMore() {
            return paging.offset() + rows.size() < total;
        }

        public <R> Page<R> map(Function<T, R> change) {
            return new Page<>(paging, rows.stream().map(change).toList(), total);
        }
    }

    /** Cuts the wanted part out of a list that is at hand. */
    public <T> Page<T> of(List<T> all) {
        int from = (int) Math.min(offset(), all.size());
        int to = (int) Math.min(offset() + size, all.size());
        return new Page<>(this, all.subList(from, to), all.size());
    }
}
