package dev.pacenote.adapters.out.postgres.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.configuration.json.JsonMappers;

/** Texts for {@code jsonb} columns; only flat records made for storing go in and out. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMappers.forStoredValues();

    private Json() {}

    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    public static <T> T read(String text, TypeReference<T> type) {
        try {
            return MAPPER.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored value that cannot be read", e);
        }
    }
}
