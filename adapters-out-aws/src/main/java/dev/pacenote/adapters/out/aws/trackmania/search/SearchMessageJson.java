package dev.pacenote.adapters.out.aws.trackmania.search;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.configuration.json.JsonMappers;
import java.util.UUID;

/** Messages that ask for a search, as JSON: {@code {"type":"map_search","job":"…"}}. */
public final class SearchMessageJson {

    private static final String TYPE = "map_search";

    private static final ObjectMapper JSON = JsonMappers.forMessages();

    private record Message(
            @JsonProperty(required = true) String type, @JsonProperty(required = true) UUID job) {}

    private SearchMessageJson() {}

    static String write(UUID job) {
        try {
            return JSON.writeValueAsString(new Message(TYPE, job));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * The search that a message asks for. Versions before JSON wrote its id and nothing else.
     *
     * @throws IllegalArgumentException when this is no such message
     */
    public static UUID read(String text) {
        if (!text.stripLeading().startsWith("{")) {
            return UUID.fromString(text);
        }
        try {
            var message = JSON.readValue(text, Message.class);
            if (!message.type().equals(TYPE)) {
                throw new IllegalArgumentException("no such type of message: " + message.type());
            }
            return message.job();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no message that asks for a search", e);
        }
    }
}
