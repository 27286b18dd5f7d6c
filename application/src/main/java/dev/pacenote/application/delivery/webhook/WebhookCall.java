package dev.pacenote.application.delivery.webhook;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a webhook is told.
 *
 * @param id the same at each try, so that whoever is called twice can tell
 * @param type what it is about: the name of a topic
 * @param at when it is called
 * @param data plain values only: texts, numbers, truth values, instants, lists and maps of those;
 *     null where there is none
 */
public record WebhookCall(UUID id, String type, Instant at, Map<String, @Nullable Object> data) {

    @Override
    public String toString() {
        return "WebhookCall[" + id + " " + type + "]";
    }
}
