package dev.pacenote.adapters.out.aws.delivery;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.configuration.json.JsonMappers;
import java.util.Optional;
import java.util.UUID;

/** Messages that ask a sender to look at a delivery, as JSON: {@code {"deliveryId":"…"}}. */
public final class SenderMessageJson {

    private static final ObjectMapper JSON = JsonMappers.forMessages();

    private record Message(@JsonProperty(required = true) UUID deliveryId) {}

    private SenderMessageJson() {}

    static String write(UUID delivery) {
        try {
            return JSON.writeValueAsString(new Message(delivery));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The delivery that a message names; empty when this is no such message. */
    public static Optional<UUID> read(String text) {
        try {
            return Optional.of(JSON.readValue(text, Message.class).deliveryId());
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }
}
