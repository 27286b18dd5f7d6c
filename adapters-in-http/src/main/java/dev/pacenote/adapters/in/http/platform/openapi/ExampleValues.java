package dev.pacenote.adapters.in.http.platform.openapi;

import java.util.Map;

/**
 * What a reader of the document would expect under names that a feature area has in its bodies and
 * answers.
 *
 * @param byName by the name of a property or parameter, or of a schema and its property, like
 *     {@code Feedback.type}: that goes first
 */
public record ExampleValues(Map<String, Object> byName) {
    public ExampleValues {
        byName = Map.copyOf(byName);
    }
}
