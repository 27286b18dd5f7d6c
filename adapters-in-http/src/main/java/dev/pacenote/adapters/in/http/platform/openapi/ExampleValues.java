package dev.pacenote.adapters.in.http.platform.openapi;

import java.util.Map;

/**
 * What a reader of the document would expect under names that a feature area has in its bodies and
 * answers.
 *
 * @param byName by the name of a property or parameter
 */
public record ExampleValues(Map<String, Object> byName) {
    public ExampleValues {
        byName = Map.copyOf(byName);
    }
}
