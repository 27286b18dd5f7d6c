package dev.pacenote.adapters.in.http.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.pacenote.configuration.json.JsonMappers;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes an example for a schema: what a reader would expect under each name. */
final class Examples {

    private static final ObjectMapper JSON = JsonMappers.forDocuments();

    private static final String UUID_SAMPLE = "5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e";
    private static final String INSTANT_SAMPLE = "2026-11-20T08:48:29.444Z";
    private static final String DAY_SAMPLE = "2026-11-20";

    /** Samples by name, as {@link ExampleValues} has them. */
    private static final Map<String, Object> SHARED =
            Map.ofEntries(
                    Map.entry("username", "Mad Fox"),
                    Map.entry("Name", "Mad Fox"),
                    Map.entry("email", "fox@example.org"),
                    Map.entry("password", "correct horse"),
                    Map.entry("currentPassword", "correct horse"),
                    Map.entry("newPassword", "correct horse battery"),
                    Map.entry("token", "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl"),
                    Map.entry("timezone", "Europe/Riga"),
                    Map.entry("timestamp", 1795160880),
                    Map.entry("config_key", "max_users_registration"),
                    Map.entry("config_value", "100"),
                    Map.entry("message", "A plain sentence for the person on the page."),
                    Map.entry("msg", "A plain sentence for the person on the page."),
                    Map.entry("Feedback.type", "general"),
                    Map.entry("FeedbackRequest.type", "general"),
                    Map.entry("role", "user"),
                    Map.entry("mailStoppedReason", "bounced"),
                    Map.entry("mail_stopped_reason", "bounced"),
                    Map.entry("state", "completed"),
                    Map.entry("date", DAY_SAMPLE),
                    Map.entry("mailedOn", DAY_SAMPLE));

    private final ObjectNode components;
    private final Map<String, Object> byName = new HashMap<>(SHARED);

    /**
     * @param components the schemas that others refer to
     * @param ofAreas what is expected under names of feature areas
     */
    Examples(ObjectNode components, List<ExampleValues> ofAreas) {
        this.components = components;
        ofAreas.forEach(area -> byName.putAll(area.byName()));
    }

    /** The schema that this one refers to. */
    JsonNode target(JsonNode schema) {
        var reference = schema.path("$ref").asText();
        return components.path(reference.substring(reference.lastIndexOf('/') + 1));
    }

    JsonNode of(JsonNode schema) {
        return of("", "", schema);
    }

    /**
     * @param owner the name of the schema in which it stands
     * @param name of the property that it describes
     */
    private JsonNode of(String owner, String name, JsonNode schema) {
        if (schema.has("$ref")) {
            var reference = schema.path("$ref").asText();
            return of(reference.substring(reference.lastIndexOf('/') + 1), name, target(schema));
        }
        for (var composition : List.of("anyOf", "allOf")) {
            if (schema.has(composition)) {
                return of(owner, name, schema.path(composition).path(0));
            }
        }
        var type =
                schema.path("type").isArray()
                        ? schema.path("type").path(0).asText()
                        : schema.path("type").asText();
        JsonNode known =
                JSON.valueToTree(byName.getOrDefault(owner + "." + name, byName.get(name)));
        var words = schema.path("enum");
        if (fits(known, type) && (words.isEmpty() || words.valueStream().anyMatch(known::equals))) {
            return known;
        }
        if (!words.isEmpty()) {
            return words.get(0);
        }
        return switch (type) {
            case "object" -> object(owner, schema.path("properties"));
            case "array" -> JSON.createArrayNode().add(of(owner, name, schema.path("items")));
            case "integer", "number" -> IntNode.valueOf(7);
            case "boolean" -> BooleanNode.TRUE;
            default -> TextNode.valueOf(text(name));
        };
    }

    private static boolean fits(JsonNode sample, String type) {
        return sample.getNodeType()
                .name()
                .toLowerCase(Locale.ROOT)
                .equals(type.equals("integer") ? "number" : type);
    }

    private JsonNode object(String owner, JsonNode properties) {
        var example = JSON.createObjectNode();
        for (var property : properties.properties()) {
            example.set(property.getKey(), of(owner, property.getKey(), property.getValue()));
        }
        return example;
    }

    private static String text(String name) {
        if (name.matches(".*(At|_at|Checked|Triggered|timestamp|^at)$") || name.equals("at")) {
            return INSTANT_SAMPLE;
        }
        if (name.matches(".*([iI]d|Id|_id)$")) {
            return UUID_SAMPLE;
        }
        return "text";
    }
}
