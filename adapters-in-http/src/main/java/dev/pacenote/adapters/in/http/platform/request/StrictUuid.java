package dev.pacenote.adapters.in.http.platform.request;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import dev.pacenote.domain.platform.InvalidValueException;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads UUIDs in their usual form only; the JDK and Jackson take others too. */
public final class StrictUuid extends StdDeserializer<UUID> {

    private static final long serialVersionUID = 1L;

    private static final Pattern FORM =
            Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    public StrictUuid() {
        super(UUID.class);
    }

    /**
     * @throws InvalidValueException when it is none
     */
    static UUID of(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new InvalidValueException("invalid_id", "This is not a valid id.");
        }
        return UUID.fromString(text);
    }

    @Override
    public UUID deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            return (UUID) context.handleUnexpectedToken(UUID.class, json);
        }
        try {
            return of(json.getText());
        } catch (InvalidValueException e) {
            throw JsonMappingException.from(json, "not a UUID", e);
        }
    }
}
