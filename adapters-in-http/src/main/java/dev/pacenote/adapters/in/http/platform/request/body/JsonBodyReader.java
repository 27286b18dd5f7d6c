package dev.pacenote.adapters.in.http.platform.request.body;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.Problem.FieldError;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.StrictUuid;
import dev.pacenote.adapters.in.http.platform.request.validation.Strict;
import dev.pacenote.adapters.in.http.platform.request.validation.Violation;
import dev.pacenote.configuration.json.JsonMappers;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.body.MessageBodyReader;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Reads a {@link JsonBody} from the bytes of a request, whatever type they claim to have: after
 * authentication, what is over its {@link BodyLimit} is a 413, what is not JSON a 415, what is
 * damaged or wrong a 400.
 */
@Singleton
@Order(Ordered.HIGHEST_PRECEDENCE)
@Consumes({MediaType.APPLICATION_JSON, MediaType.ALL})
final class JsonBodyReader<B extends JsonBody> implements MessageBodyReader<B> {

    private static final JsonMapper JSON =
            JsonMappers.forRequests()
                    .rebuild()
                    .addModule(new SimpleModule().addDeserializer(UUID.class, new StrictUuid()))
                    .build();

    private final RecordReader records;

    JsonBodyReader(RecordReader records) {
        this.records = records;
    }

    @Override
    public boolean isReadable(Argument<B> type, @Nullable MediaType mediaType) {
        return JsonBody.class.isAssignableFrom(type.getType());
    }

    @Override
    public B read(
            Argument<B> type, @Nullable MediaType mediaType, Headers headers, InputStream body) {
        try {
            var bytes = body.readAllBytes();
            int most =
                    BeanIntrospection.getIntrospection(type.getType())
                            .intValue(BodyLimit.class)
                            .orElse(BodyLimit.USUAL);
            if (bytes.length > most) {
                throw new ProblemException(Problem.tooLarge(most));
            }
            if (bytes.length > 0 && !isJson(headers)) {
                throw new ProblemException(Problem.unsupported("Please send JSON."));
            }
            return read(type.getType(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By the header itself: without one, the framework assumes what the route takes. */
    private static boolean isJson(Headers headers) {
        return headers.get(HttpHeaders.CONTENT_TYPE, MediaType.class)
                .map(MediaType::getSubtype)
                .filter(subtype -> subtype.equals("json") || subtype.endsWith("+json"))
                .isPresent();
    }

    /**
     * @param bytes may be none, which is an empty object
     */
    B read(Class<B> type, byte[] bytes) {
        if (bytes.length == 0
                && BeanIntrospection.getIntrospection(type).hasAnnotation(BodyRequired.class)) {
            throw new ProblemException(Problem.missingBody());
        }
        var object = bytes.length == 0 ? JSON.createObjectNode() : object(bytes);
        if (type == ObjectBody.class) {
            return type.cast(new ObjectBody(members(object)));
        }
        if (type == SmallObjectBody.class) {
            return type.cast(new SmallObjectBody(members(object)));
        }
        return records.read(
                type,
                (component, name) -> value(component, name, object.get(name)),
                strangers(type, object));
    }

    @SuppressWarnings("unchecked") // an object has names
    private static Map<String, Object> members(JsonNode object) {
        if (holdsNul(object)) {
            throw new ProblemException(
                    Problem.invalid(
                            "body",
                            "invalid_characters",
                            "The body contains a forbidden character."));
        }
        return (Map<String, Object>) JSON.convertValue(object, Object.class);
    }

    private static JsonNode object(byte[] bytes) {
        try {
            // Jackson would find out by itself that bytes are in UTF-16.
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            var node = JSON.readTree(text.toString());
            if (node.isObject()) {
                return node;
            }
        } catch (JsonProcessingException | CharacterCodingException e) {
            // Said below.
        }
        throw new ProblemException(
                Problem.of(
                        400,
                        "malformed_json",
                        "Malformed JSON",
                        "The body is not one well-formed JSON object."));
    }

    private static List<FieldError> strangers(Class<?> type, JsonNode object) {
        var introspection = BeanIntrospection.getIntrospection(type);
        if (!introspection.hasAnnotation(Strict.class)) {
            return List.of();
        }
        var known =
                Arrays.stream(introspection.getConstructorArguments())
                        .map(RecordReader::nameOf)
                        .collect(Collectors.toSet());
        return object.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .map(
                        name ->
                                new FieldError(
                                        name,
                                        "unknown_property",
                                        "There is no property of this name."))
                .toList();
    }

    private static @Nullable Object value(
            Argument<?> component, String name, @Nullable JsonNode node) {
        if (component.getType() == Patch.class) {
            return node == null
                    ? Patch.absent()
                    : node.isNull()
                            ? Patch.cleared()
                            : Patch.of(typed(component.getTypeParameters()[0], name, node));
        }
        if (node == null || (node.isNull() && component.isAnnotationPresent(NotNull.class))) {
            return null;
        }
        var most = component.getAnnotationMetadata().intValue(Size.class, "max");
        if (node.isArray() && most.isPresent() && node.size() > most.getAsInt()) {
            // Before anybody looks at what it holds: that could be a megabyte of wrong values.
            throw Violation.longList(name, most.getAsInt());
        }
        return component.isAnnotationPresent(TextOrNumber.class) && node.isIntegralNumber()
                ? node.asText()
                : typed(component, name, node);
    }

    private static Object typed(Argument<?> type, String name, JsonNode node) {
        Object value;
        try {
            value =
                    node.isNull()
                            ? null
                            : JSON.readerFor(JSON.constructType(type.asType())).readValue(node);
        } catch (IOException e) {
            throw e.getCause() instanceof InvalidValueException refused
                    ? refused
                    : wrongType(type, name, node);
        }
        if (value == null) {
            throw wrongType(type, name, node);
        }
        if (holdsNul(node)) {
            throw new InvalidValueException(
                    "invalid_characters", name + " contains a forbidden character.");
        }
        return value;
    }

    private static boolean holdsNul(JsonNode node) {
        return node.isTextual()
                ? node.textValue().indexOf('\0') >= 0
                : node.valueStream().anyMatch(JsonBodyReader::holdsNul);
    }

    private static InvalidValueException wrongType(Argument<?> type, String name, JsonNode node) {
        var kind = type.getType();
        String is;
        if (List.class.isAssignableFrom(kind)) {
            is = node.isArray() ? "must hold " + many(type) + " only" : "must be a list";
        } else if (kind == String.class || kind == UUID.class) {
            is = "must be a text";
        } else if (kind == Boolean.class) {
            is = "must be true or false";
        } else if (kind == Integer.class || kind == Long.class) {
            is = "must be a whole number";
        } else if (Number.class.isAssignableFrom(kind)) {
            is = "must be a number";
        } else {
            is = "has the wrong form";
        }
        return new InvalidValueException("wrong_type", name + " " + is + ".");
    }

    private static String many(Argument<?> list) {
        var element = list.getFirstTypeVariable().map(Argument::getType).orElse(null);
        return element == String.class || element == UUID.class ? "texts" : "values of one form";
    }
}
