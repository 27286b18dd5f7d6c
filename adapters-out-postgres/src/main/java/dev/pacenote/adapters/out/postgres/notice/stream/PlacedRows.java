package dev.pacenote.adapters.out.postgres.notice.stream;

import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.ListPosition.Placed;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * Parts of lists of which the places are read first, and then what stands there. What goes in
 * between leaves a gap, which the next places fill: a part that is shorter than was asked for is
 * the last one.
 */
public final class PlacedRows {

    private PlacedRows() {}

    /**
     * A part of a list.
     *
     * @param places reads places behind a position, at most so many, in the order of the list
     * @param number of a place
     * @param found reads what stands at places; what is gone is missing
     */
    public static <P, T> List<Placed<T>> page(
            ListPosition from,
            int limit,
            BiFunction<ListPosition, Integer, List<P>> places,
            ToLongFunction<P> number,
            Function<List<P>, List<Placed<T>>> found) {
        var page = new ArrayList<Placed<T>>();
        var position = from;
        boolean more = true;
        while (more) {
            int missing = limit - page.size();
            var next = places.apply(position, missing);
            page.addAll(found.apply(next));
            more = next.size() == missing && page.size() < limit;
            if (more) {
                position = position.behind(number.applyAsLong(next.getLast()));
            }
        }
        return List.copyOf(page);
    }
}
