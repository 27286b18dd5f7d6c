package dev.pacenote.adapters.in.http.platform.request.body;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.Problem.FieldError;
import dev.pacenote.adapters.in.http.platform.error.ProblemException;
import dev.pacenote.adapters.in.http.platform.request.validation.ParsedByValidator;
import dev.pacenote.adapters.in.http.platform.request.validation.Violation;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.core.bind.annotation.Bindable;
import io.micronaut.core.type.Argument;
import io.micronaut.validation.validator.Validator;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/** Makes a record of a request, and says all that is wrong with it at once. */
@Singleton
public final class RecordReader {

    /** Where the values of components come from. */
    @FunctionalInterface
    public interface Source {

        /**
         * The value of a component, null when there is none.
         *
         * @param name what the component is called in the request
         * @throws InvalidValueException when there is one of a wrong form
         */
        @Nullable
        Object value(Argument<?> component, String name);
    }

    /** Late: who never sends a request needs no validator, and a start none either. */
    private final BeanProvider<Validator> validator;

    private final ParsedByValidator texts;

    RecordReader(BeanProvider<Validator> validator, ParsedByValidator texts) {
        this.validator = validator;
        this.texts = texts;
    }

    /**
     * Reads a record.
     *
     * @param strangers what is wrong beyond the record's components
     * @throws ProblemException 400 that names everything that is wrong, in the order of the
     *     components
     */
    public <T> T read(Class<T> type, Source source, List<FieldError> strangers) {
        var introspection = BeanIntrospection.getIntrospection(type);
        var components = new LinkedHashMap<String, Argument<?>>();
        var refusals = new LinkedHashMap<String, FieldError>();
        var values = new ArrayList<@Nullable Object>();
        for (var component : introspection.getConstructorArguments()) {
            components.put(component.getName(), component);
            var name = nameOf(component);
            try {
                values.add(source.value(component, name));
            } catch (InvalidValueException e) {
                values.add(null);
                refusals.put(component.getName(), refusal(name, e));
            }
        }
        var read = introspection.instantiate(false, values.toArray());
        for (var violation : validator.get().validate(read)) {
            var violated = Violation.of(violation);
            if (violated.components().stream().noneMatch(refusals::containsKey)) {
                var name = violated.components().getFirst();
                var component = components.get(name);
                if (component == null) {
                    throw new IllegalStateException(type + " has no component " + name);
                }
                refusals.put(name, refusal(nameOf(component), violated.reason(component, texts)));
            }
        }
        var all = new ArrayList<FieldError>();
        components.keySet().stream()
                .filter(refusals::containsKey)
                .forEach(name -> all.add(refusals.get(name)));
        all.addAll(strangers);
        if (!all.isEmpty()) {
            throw new ProblemException(Problem.invalid(all));
        }
        return read;
    }

    private static FieldError refusal(String name, InvalidValueException e) {
        return new FieldError(name, e.code(), String.valueOf(e.getMessage()));
    }

    /** What the component is called in the request. */
    public static String nameOf(Argument<?> component) {
        var annotations = component.getAnnotationMetadata();
        return annotations
                .stringValue(JsonProperty.class)
                .or(() -> annotations.stringValue(Bindable.class))
                .filter(name -> !name.isEmpty())
                .orElse(component.getName());
    }
}
