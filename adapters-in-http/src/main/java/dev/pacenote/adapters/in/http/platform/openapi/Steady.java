package dev.pacenote.adapters.in.http.platform.openapi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gives a document the same order at every start: a map that was written in an order keeps it, one
 * that has none is sorted.
 */
final class Steady {

    private Steady() {}

    static Object of(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                var steady =
                        map instanceof LinkedHashMap || map instanceof SortedMap
                                ? new LinkedHashMap<Object, Object>()
                                : new TreeMap<Object, Object>();
                map.forEach((key, inner) -> steady.put(key, of(inner)));
                yield steady;
            }
            case Collection<?> list -> list.stream().map(Steady::of).toList();
            default -> value;
        };
    }
}
