package dev.pacenote.sandbox.streams;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Discord takes as a message; lengths in UTF-16 units. From its reference of channels and
 * messages.
 */
final class DiscordLimits {

    private static final int CONTENT = 2_000;
    private static final int MENTIONS = 100;
    private static final int EMBEDS = 10;
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;
    private static final int FIELDS = 25;
    private static final int FIELD_NAME = 256;
    private static final int FIELD_VALUE = 1_024;
    private static final int FOOTER = 2_048;
    private static final int AUTHOR = 256;
    private static final int OF_ALL_EMBEDS = 6_000;

    private DiscordLimits() {}

    /** A text of a message, and how long it may be. */
    private record Part(String name, String text, int most) {}

    /** What is wrong with a message; empty where Discord takes it. */
    static Optional<String> problem(JsonNode body) {
        var content = body.path("content").asText("");
        var allowed = body.path("allowed_mentions");
        if (content.isEmpty() && body.path("embeds").isEmpty()) {
            return Optional.of("Cannot send an empty message");
        }
        if (content.length() > CONTENT) {
            return longest("content", CONTENT);
        }
        if (allowed.path("users").size() > MENTIONS || allowed.path("roles").size() > MENTIONS) {
            return longest("allowed_mentions", MENTIONS);
        }
        return embeds(body.path("embeds"));
    }

    private static Optional<String> embeds(JsonNode embeds) {
        if (embeds.size() > EMBEDS) {
            return longest("embeds", EMBEDS);
        }
        int all = 0;
        for (var embed : embeds) {
            if (embed.path("fields").size() > FIELDS) {
                return longest("embeds.fields", FIELDS);
            }
            for (var part : parts(embed)) {
                if (part.text().length() > part.most()) {
                    return longest("embeds." + part.name(), part.most());
                }
                all += part.text().length();
            }
        }
        return all > OF_ALL_EMBEDS ? longest("embeds", OF_ALL_EMBEDS) : Optional.empty();
    }

    private static List<Part> parts(JsonNode embed) {
        var parts = new ArrayList<Part>();
        parts.add(new Part("title", embed.path("title").asText(""), TITLE));
        parts.add(new Part("description", embed.path("description").asText(""), DESCRIPTION));
        parts.add(new Part("footer", embed.path("footer").path("text").asText(""), FOOTER));
        parts.add(new Part("author", embed.path("author").path("name").asText(""), AUTHOR));
        for (var field : embed.path("fields")) {
            parts.add(new Part("field.name", field.path("name").asText(""), FIELD_NAME));
            parts.add(new Part("field.value", field.path("value").asText(""), FIELD_VALUE));
        }
        return parts;
    }

    private static Optional<String> longest(String what, int most) {
        return Optional.of(what + ": Must be " + most + " or fewer in length.");
    }
}
