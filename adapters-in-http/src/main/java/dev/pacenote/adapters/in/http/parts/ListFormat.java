package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.domain.platform.InvalidValueException;

/** As what a list is answered, by a word in a query. */
public record ListFormat(boolean csv) {

    public static ListFormat of(String text) {
        return switch (text) {
            case "json" -> new ListFormat(false);
            case "csv" -> new ListFormat(true);
            default ->
                    throw new InvalidValueException("unknown_value", "The format is json or csv.");
        };
    }
}
