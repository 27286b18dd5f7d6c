package dev.pacenote.adapters.in.http.platform.openapi;

import io.micronaut.core.annotation.Nullable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes an example for a schema: what a reader would expect under each name. */
final class Examples {

    private static final String UUID_SAMPLE = "5846f10a-4f0c-4c38-9a53-3b6f0f9f2b6e";
    private static final String INSTANT_SAMPLE = "2026-11-20T08:48:29.444Z";
    private static final String DAY_SAMPLE = "2026-11-20";

    /** Samples by property name, for whatever a type alone does not tell. */
    private static final Map<String, Object> BY_NAME =
            Map.ofEntries(
                    Map.entry("username", "Mad Fox"),
                    Map.entry("Name", "Mad Fox"),
                    Map.entry("email", "fox@example.org"),
                    Map.entry("password", "correct horse"),
                    Map.entry("currentPassword", "correct horse"),
                    Map.entry("newPassword", "correct horse battery"),
                    Map.entry("token", "eyJhbGciOiJIUzI1NiJ9.e30.c2lnbmF0dXJl"),
                    Map.entry("timezone", "Europe/Riga"),
                    Map.entry("mapUid", "PhJGvGjkCaw299rBhVsEhNJKX1"),
                    Map.entry("mapName", "$f60Canyon $fffRush"),
                    Map.entry("mapNamePlain", "Canyon Rush"),
                    Map.entry("playerName", "Nova"),
                    Map.entry("tmUsername", "Nova"),
                    Map.entry("zoneName", "France"),
                    Map.entry("score", 40000),
                    Map.entry("scoreFormatted", "40.000"),
                    Map.entry("personalBestFormatted", "40.000"),
                    Map.entry("timestamp", 1795160880),
                    Map.entry("position", 1),
                    Map.entry("record_filter", "top5"),
                    Map.entry("alert_type", "accurate"),
                    Map.entry("config_key", "many_maps_threshold"),
                    Map.entry("config_value", "100"),
                    Map.entry("message", "A plain sentence for the person on the page."),
                    Map.entry("msg", "A plain sentence for the person on the page."),
                    Map.entry("type", "general"),
                    Map.entry("role", "user"),
                    Map.entry("mailStoppedReason", "bounced"),
                    Map.entry("mail_stopped_reason", "bounced"),
                    Map.entry("state", "completed"),
                    Map.entry("date", DAY_SAMPLE),
                    Map.entry("mailedOn", DAY_SAMPLE),
                    Map.entry("accountIds", List.of(UUID_SAMPLE)),
                    Map.entry("mute_maps", List.of("PhJGvGjkCaw299rBhVsEhNJKX1")),
                    Map.entry("unmute_maps", List.of("PhJGvGjkCaw299rBhVsEhNJKX1")));

    private final Map<String, Object> components;

    Examples(Map<String, Object> components) {
        this.components = components;
    }

    Object of(Map<String, Object> schema) {
        return of("", schema);
    }

    @SuppressWarnings("unchecked") // schemas are maps of this shape all the way down
    private Object of(String name, Map<String, Object> schema) {
        if (schema.get("$ref") instanceof String reference) {
            var target = reference.substring(reference.lastIndexOf('/') + 1);
            return of(name, (Map<String, Object>) Objects.requireNonNull(components.get(target)));
        }
        if (schema.get("anyOf") instanceof List<?> choices) {
            return of(name, (Map<String, Object>) choices.getFirst());
        }
        var type =
                schema.get("type") instanceof List<?> types ? types.getFirst() : schema.get("type");
        var known = BY_NAME.get(name);
        if (known != null && fits(known, type)) {
            return known;
        }
        return switch (String.valueOf(type)) {
            case "object" ->
                    object((Map<String, Object>) schema.getOrDefault("properties", Map.of()));
            case "array" ->
                    List.of(of(name, (Map<String, Object>) schema.getOrDefault("items", Map.of())));
            case "integer", "number" -> 7;
            case "boolean" -> true;
            default -> text(name);
        };
    }

    private static boolean fits(Object sample, @Nullable Object type) {
        return switch (sample) {
            case String _ -> "string".equals(type);
            case Integer _ -> "integer".equals(type);
            case List<?> _ -> "array".equals(type);
            default -> false;
        };
    }

    @SuppressWarnings("unchecked") // properties are schemas
    private Map<String, Object> object(Map<String, Object> properties) {
        var example = new LinkedHashMap<String, Object>();
        properties.forEach(
                (name, schema) -> example.put(name, of(name, (Map<String, Object>) schema)));
        return example;
    }

    private static String text(String name) {
        if (name.matches(".*(At|_at|Checked|Triggered|timestamp|^at)$") || name.equals("at")) {
            return INSTANT_SAMPLE;
        }
        if (name.matches(".*([iI]d|Id|_id)$")) {
            return UUID_SAMPLE;
        }
        if (name.endsWith("Url")) {
            return "https://trackmania.exchange/mapshow/11";
        }
        return "text";
    }
}
