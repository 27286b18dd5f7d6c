package dev.pacenote.configuration;

import io.micronaut.core.convert.MutableConversionService;
import io.micronaut.core.convert.TypeConverterRegistrar;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/** Teaches Micronaut's conversion service the types of configuration records. */
public final class Values implements TypeConverterRegistrar {

    @Override
    public void register(MutableConversionService conversion) {
        add(conversion, WebAddress.class, WebAddress::of);
        // Micronaut's own reads a time by a format that is named beside it, and no zone.
        add(conversion, LocalTime.class, LocalTime::parse);
        add(conversion, ZoneId.class, ZoneId::of);
        conversion.addConverter(Given.class, Object.class, Given::value);
        conversion.addConverter(Given.class, String.class, Given::text);
    }

    /**
     * Adds a type that a text can be read as.
     *
     * @param reader throws {@link IllegalArgumentException} or {@link DateTimeException} for a text
     *     that is no such value
     */
    public static <T> void add(
            MutableConversionService conversion, Class<T> type, Function<String, T> reader) {
        conversion.addConverter(
                CharSequence.class,
                type,
                (text, _, context) -> {
                    try {
                        return Optional.of(reader.apply(text.toString()));
                    } catch (IllegalArgumentException | DateTimeException e) {
                        context.reject(e);
                        return Optional.empty();
                    }
                });
    }

    /**
     * A value as the context binds it: already read, and closed to the context, which would take
     * <code>${…}</code> in a text for the name of another property.
     *
     * @param text as it was given
     * @param value of the component's type
     */
    record Given(String text, Object value) {
        @Override
        public String toString() {
            return "Given[hidden]";
        }
    }
}
