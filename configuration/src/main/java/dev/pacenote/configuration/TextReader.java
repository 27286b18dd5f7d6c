package dev.pacenote.configuration;

import io.micronaut.core.convert.ConversionContext;
import io.micronaut.core.convert.ConversionService;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.core.type.Argument;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a text as the type of a record's component. */
final class TextReader {

    private TextReader() {}

    /** Empty when the text is no such value. */
    static Optional<Object> read(String text, Described variable) {
        var type = variable.type();
        if (List.class.isAssignableFrom(type.getType())) {
            return list(text, type.getFirstTypeVariable().orElseThrow());
        }
        if (type.getType().isEnum() && variable.words().noneMatch(text::equals)) {
            return Optional.empty();
        }
        return one(text, type).filter(value -> inRange(value, variable));
    }

    /** What stands between commas. */
    private static Optional<Object> list(String text, Argument<?> element) {
        var texts =
                Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(Predicate.not(String::isEmpty))
                        .toList();
        var values = texts.stream().flatMap(part -> one(part, element).stream()).toList();
        return values.size() == texts.size() ? Optional.of(values) : Optional.empty();
    }

    private static Optional<Object> one(String text, Argument<?> type) {
        try {
            return ConversionService.SHARED
                    .convert(text, ConversionContext.of(type))
                    .map(Object.class::cast);
        } catch (IllegalArgumentException | ConversionErrorException e) {
            return Optional.empty();
        }
    }

    private static boolean inRange(Object value, Described variable) {
        if (!(value instanceof Integer || value instanceof Long)) {
            return true;
        }
        long number = ((Number) value).longValue();
        return number >= variable.min() && number <= variable.max();
    }
}
