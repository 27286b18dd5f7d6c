package dev.pacenote.application.platform.retention;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** Picks expired rows. */
public final class ExpiredRows {

    private ExpiredRows() {}

    /** Takes expired rows out of a collection. */
    public static <T> List<T> take(Collection<T> rows, Predicate<T> expired, int atMost) {
        var taken = rows.stream().filter(expired).limit(atMost).toList();
        rows.removeAll(taken);
        return taken;
    }
}
