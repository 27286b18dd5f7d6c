package dev.pacenote.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.Map;

/** An answer of the sandbox. */
record Response(int status, String contentType, String body, Map<String, String> headers) {

    static Response json(Object value) {
        return json(200, value);
    }

    static Response json(int status, Object value) {
        try {
            return new Response(
                    status, "application/json", Request.JSON.writeValueAsString(value), Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Response raw(int status, String body) {
        return new Response(status, "application/json", body, Map.of());
    }

    Response with(String header, String value) {
        return new Response(status, contentType, body, Map.of(header, value));
    }
}
