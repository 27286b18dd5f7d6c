package dev.pacenote.adapters.in.http.platform.openapi;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import dev.pacenote.configuration.json.JsonMappers;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * JSON schemas of the records that travel, under the names and with the nulls that they have on the
 * wire: both are asked of the same library that writes them.
 */
final class Schemas {

    private static final ObjectMapper JACKSON = JsonMappers.forDocuments();

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> owners = new HashMap<>();

    Map<String, Object> components() {
        return components;
    }

    void put(String name, Map<String, Object> schema) {
        components.put(name, schema);
    }

    /** A schema for values of this type. */
    Map<String, Object> of(Type type) {
        return of(JACKSON.constructType(type), false);
    }

    private Map<String, Object> of(JavaType type, boolean nullable) {
        var raw = type.getRawClass();
        if (raw == String.class) {
            return simple("string", nullable);
        }
        if (raw == UUID.class) {
            var schema = simple("string", nullable);
            schema.put("format", "uuid");
            return schema;
        }
        if (raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class) {
            return simple("integer", nullable);
        }
        if (raw == double.class || raw == Double.class) {
            return simple("number", nullable);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return simple("boolean", nullable);
        }
        if (type.isCollectionLikeType()) {
            var schema = simple("array", nullable);
            schema.put("items", of(type.getContentType(), false));
            return schema;
        }
        if (type.isMapLikeType()) {
            var schema = simple("object", nullable);
            schema.put(
                    "additionalProperties",
                    type.getContentType().hasRawClass(Object.class)
                            ? true
                            : of(type.getContentType(), false));
            return schema;
        }
        if (raw.isRecord()) {
            var reference = reference(raw);
            return nullable
                    ? new LinkedHashMap<>(
                            Map.of("anyOf", List.of(reference, Map.of("type", "null"))))
                    : reference;
        }
        return new LinkedHashMap<>();
    }

    private static Map<String, Object> simple(String type, boolean nullable) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", nullable ? List.of(type, "null") : type);
        return schema;
    }

    private Map<String, Object> reference(Class<?> type) {
        var name = name(type);
        if (!components.containsKey(name)) {
            // Before its properties, which may lead back here.
            components.put(name, Map.of());
            components.put(name, object(type));
        }
        var reference = new LinkedHashMap<String, Object>();
        reference.put("$ref", "#/components/schemas/" + name);
        return reference;
    }

    /** The simple name; with the controller's in front when another record has it already. */
    private String name(Class<?> type) {
        var name = type.getSimpleName().replaceAll("View$", "");
        var owner = owners.computeIfAbsent(name, _ -> type);
        if (owner.equals(type)) {
            return name;
        }
        var outer = type.getEnclosingClass();
        var prefix = outer == null ? "Other" : outer.getSimpleName().replace("Controller", "");
        owners.putIfAbsent(prefix + name, type);
        return prefix + name;
    }

    private Map<String, Object> object(Class<?> type) {
        var inclusion = type.getAnnotation(JsonInclude.class);
        boolean absentWhenNull =
                inclusion != null && inclusion.value() == JsonInclude.Include.NON_NULL;
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        var components = new HashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        for (var property : properties(type)) {
            boolean nullable =
                    isNullable(Objects.requireNonNull(components.get(property.getInternalName())));
            properties.put(
                    property.getName(), of(property.getPrimaryType(), nullable && !absentWhenNull));
            if (!nullable || !absentWhenNull) {
                required.add(property.getName());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        // What is not described does not travel.
        schema.put("additionalProperties", false);
        return schema;
    }

    private static List<BeanPropertyDefinition> properties(Class<?> type) {
        return JACKSON.getSerializationConfig()
                .introspect(JACKSON.constructType(type))
                .findProperties();
    }

    private static boolean isNullable(RecordComponent component) {
        return Stream.concat(
                        Arrays.stream(component.getAnnotations()),
                        Stream.concat(
                                Arrays.stream(component.getAnnotatedType().getAnnotations()),
                                Arrays.stream(component.getAccessor().getAnnotations())))
                .anyMatch(a -> a.annotationType().getSimpleName().equals("Nullable"));
    }

    /** The schema of a request body: what is nullable there may be left out, never null. */
    Map<String, Object> ofBody(Class<?> type) {
        var properties = new LinkedHashMap<String, Object>();
        var required = new ArrayList<String>();
        var components = new HashMap<String, RecordComponent>();
        for (var component : type.getRecordComponents()) {
            components.put(component.getName(), component);
        }
        for (var property : properties(type)) {
            properties.put(property.getName(), of(property.getPrimaryType(), false));
            if (!isNullable(Objects.requireNonNull(components.get(property.getInternalName())))) {
                required.add(property.getName());
            }
        }
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        this.components.put(type.getSimpleName(), schema);
        return Map.of("$ref", "#/components/schemas/" + type.getSimpleName());
    }
}
