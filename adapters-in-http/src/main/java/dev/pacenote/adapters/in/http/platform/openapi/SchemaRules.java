package dev.pacenote.adapters.in.http.platform.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/**
 * Says in the schemas of the compiled document what reading and writing of JSON promise, and says
 * it in the words of OpenAPI 3.1.
 */
final class SchemaRules {

    private SchemaRules() {}

    /** Names of the schemas that request bodies have, with those of their parts. */
    static Set<String> ofBodies(JsonNode paths, JsonNode schemas) {
        var names = new HashSet<String>();
        var next = new ArrayDeque<JsonNode>(paths.findValues("requestBody"));
        while (!next.isEmpty()) {
            for (var reference : next.remove().findValuesAsText("$ref")) {
                var name = reference.substring(reference.lastIndexOf('/') + 1);
                if (names.add(name)) {
                    next.add(schemas.path(name));
                }
            }
        }
        return names;
    }

    /** Adds what features bring to an answer, in the words of the processor. */
    static void add(ObjectNode schemas, SchemaMembers feature) {
        var schema = schemas.withObject("/" + feature.schema());
        for (var member : feature.members()) {
            var value = schema.withObject("/properties").putObject(member.name());
            describe(value, member.type());
            if (member.nullable()) {
                value.put("nullable", true);
            }
            schema.withArray("/required").add(member.name());
        }
    }

    private static void describe(ObjectNode value, Class<?> type) {
        if (type == Integer.class) {
            value.put("type", "integer").put("format", "int32");
        } else if (type == Long.class) {
            value.put("type", "integer").put("format", "int64");
        } else if (type == Boolean.class) {
            value.put("type", "boolean");
        } else if (type == String.class || type == Instant.class) {
            value.put("type", "string");
        } else {
            throw new IllegalArgumentException("no schema for " + type);
        }
    }

    static void complete(ObjectNode schemas, Set<String> bodies) {
        for (var schema : schemas.properties()) {
            complete(
                    schema.getKey(),
                    (ObjectNode) schema.getValue(),
                    bodies.contains(schema.getKey()));
        }
    }

    /**
     * The processor is told that every property is there. In a body one that may be null in Java
     * may be left out instead, and is never null; a {@code Patch} says of itself that it may be
     * both. In an answer one that is not required is left out when there is nothing to say.
     */
    private static void complete(String name, ObjectNode schema, boolean body) {
        if (!(schema.path("properties") instanceof ObjectNode properties)) {
            return;
        }
        var required = new ArrayList<String>();
        schema.path("required").forEach(property -> required.add(property.asText()));
        // The processor takes the name of a record for that of a field with @JsonProperty.
        properties.remove(name);
        required.remove(name);
        for (var property : properties.properties()) {
            var value = (ObjectNode) property.getValue();
            if (value.remove("nullable") == null) {
                continue;
            }
            if (required.contains(property.getKey()) == body) {
                required.remove(property.getKey());
                neverNull(value);
            } else {
                orNull(value);
            }
        }
        schema.remove("required");
        if (!required.isEmpty()) {
            required.forEach(schema.putArray("required")::add);
        }
        if (!body) {
            // What is not described does not travel, unless areas add what only they know.
            var open = schema.remove("additionalProperties");
            schema.put("additionalProperties", open != null && open.asBoolean());
        }
    }

    /** A reference can have no word beside it in OpenAPI 3.0, so the processor wrapped it. */
    private static void neverNull(ObjectNode schema) {
        if (schema.size() == 1 && schema.remove("allOf") instanceof ArrayNode reference) {
            schema.setAll((ObjectNode) reference.path(0));
        }
    }

    private static void orNull(ObjectNode schema) {
        if (schema.remove("allOf") instanceof ArrayNode reference) {
            reference.addObject().put("type", "null");
            schema.set("anyOf", reference);
        } else {
            var type = schema.path("type").asText();
            schema.putArray("type").add(type).add("null");
        }
    }
}
