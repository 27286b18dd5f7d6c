package dev.pacenote.adapters.in.http.platform;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.pacenote.adapters.in.http.platform.Problem.FieldError;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A JSON body, read strictly: one object, no text behind it, no number for a string. Unknown
 * properties are ignored, an empty body is an empty object. Fields are taken one by one, and all
 * that is wrong is said at once.
 */
public final class Form {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
                    .build();

    private final JsonNode object;
    private final List<FieldError> errors = new ArrayList<>();

    private Form(JsonNode object) {
        this.object = object;
    }

    /** A field's value, to be asked for after {@link #validate} only. */
    public static final class Field<T> {
        private final Optional<T> value;

        private Field(Optional<T> value) {
            this.value = value;
        }

        /** The value of a required field. */
        public T get() {
            return value.orElseThrow();
        }

        /** The value of an optional field. */
        public Optional<T> maybe() {
            return value;
        }
    }

    /**
     * @throws ProblemException 415 when it is not JSON, 400 when it is damaged
     */
    public static Form read(HttpRequest<?> request, @Nullable String body) {
        if (body == null || body.isEmpty()) {
            return new Form(JSON.createObjectNode());
        }
        boolean json =
                request.getContentType()
                        .filter(
                                type ->
                                        type.getSubtype().equals("json")
                                                || type.getSubtype().endsWith("+json"))
                        .isPresent();
        if (!json) {
            throw new ProblemException(Problem.unsupported("Please send JSON."));
        }
        try {
            var node = JSON.readTree(body);
            if (node == null || !node.isObject()) {
                throw malformed();
            }
            return new Form(node);
        } catch (JsonProcessingException e) {
            throw malformed();
        }
    }

    private static ProblemException malformed() {
        return new ProblemException(
                Problem.of(
                        400,
                        "malformed_json",
                        "Malformed JSON",
                        "The body is not one well-formed JSON object."));
    }

    public boolean has(String name) {
        return object.has(name);
    }

    /** A string that must be there. */
    public <T> Field<T> required(String name, Function<String, T> reader) {
        if (!object.hasNonNull(name)) {
            errors.add(new FieldError(name, "required", "Please fill in " + name + "."));
            return new Field<>(Optional.empty());
        }
        return text(name, reader);
    }

    /** A string that may be missing; null is not a string. */
    public <T> Field<T> optional(String name, Function<String, T> reader) {
        return object.has(name) ? text(name, reader) : new Field<>(Optional.empty());
    }

    private <T> Field<T> text(String name, Function<String, T> reader) {
        var node = object.get(name);
        if (!node.isTextual()) {
            errors.add(new FieldError(name, "wrong_type", name + " must be a text."));
            return new Field<>(Optional.empty());
        }
        return read(name, node.textValue(), reader);
    }

    private <T> Field<T> read(String name, String text, Function<String, T> reader) {
        if (text.indexOf('\0') >= 0) {
            errors.add(
                    new FieldError(
                            name, "invalid_characters", name + " contains a forbidden character."));
            return new Field<>(Optional.empty());
        }
        try {
            return new Field<>(Optional.of(reader.apply(text)));
        } catch (InvalidValueException e) {
            errors.add(new FieldError(name, e.code(), String.valueOf(e.getMessage())));
            return new Field<>(Optional.empty());
        }
    }

    /** A truth value that may be missing. */
    public Field<Boolean> optionalFlag(String name) {
        if (!object.has(name)) {
            return new Field<>(Optional.empty());
        }
        if (!object.get(name).isBoolean()) {
            errors.add(new FieldError(name, "wrong_type", name + " must be true or false."));
            return new Field<>(Optional.empty());
        }
        return new Field<>(Optional.of(object.get(name).booleanValue()));
    }

    /** A whole number from 1 that must be there. */
    public Field<Long> requiredNumber(String name) {
        var node = object.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 1) {
            errors.add(
                    node.isMissingNode() || node.isNull()
                            ? new FieldError(name, "required", "Please fill in " + name + ".")
                            : new FieldError(
                                    name, "wrong_type", name + " must be a whole number."));
            return new Field<>(Optional.empty());
        }
        return new Field<>(Optional.of(node.longValue()));
    }

    /** A string or a whole number that must be there, read as text. */
    public <T> Field<T> requiredTextOrNumber(String name, Function<String, T> reader) {
        var node = object.path(name);
        if (node.isIntegralNumber()) {
            return read(name, node.asText(), reader);
        }
        return required(name, reader);
    }

    /** A list of strings that must be there; it may be empty. */
    public <T> Field<List<T>> requiredList(String name, int max, Function<String, T> reader) {
        if (!object.hasNonNull(name)) {
            errors.add(new FieldError(name, "required", "Please fill in " + name + "."));
            return new Field<>(Optional.empty());
        }
        return optionalList(name, max, reader);
    }

    /** A list of strings that may be missing. */
    public <T> Field<List<T>> optionalList(String name, int max, Function<String, T> reader) {
        if (!object.has(name)) {
            return new Field<>(Optional.empty());
        }
        var node = object.get(name);
        if (!node.isArray() || node.size() > max) {
            errors.add(
                    new FieldError(
                            name, "wrong_type", name + " must be a list of at most " + max + "."));
            return new Field<>(Optional.empty());
        }
        var values = new ArrayList<T>();
        for (var element : node) {
            if (!element.isTextual()) {
                errors.add(new FieldError(name, "wrong_type", name + " must hold texts only."));
                return new Field<>(Optional.empty());
            }
            var value = read(name, element.textValue(), reader);
            if (value.maybe().isEmpty()) {
                return new Field<>(Optional.empty());
            }
            values.add(value.get());
        }
        return new Field<>(Optional.of(List.copyOf(values)));
    }

    /** A number that may be missing and does not matter otherwise. */
    public void optionalNumber(String name) {
        if (object.has(name) && !object.get(name).isNumber()) {
            errors.add(new FieldError(name, "wrong_type", name + " must be a number."));
        }
    }

    /** At least one of these must be there. */
    public void requireOneOf(String... names) {
        for (var name : names) {
            if (object.has(name)) {
                return;
            }
        }
        errors.add(
                new FieldError(
                        names[0], "required", "Nothing to change: please send " + names[0] + "."));
    }

    /**
     * @throws ProblemException 400 that names everything that was wrong
     */
    public void validate() {
        if (!errors.isEmpty()) {
            throw new ProblemException(Problem.invalid(errors));
        }
    }
}
