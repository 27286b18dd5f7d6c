package dev.pacenote.adapters.in.http.platform.request;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.adapters.in.http.platform.request.body.RecordReader;
import dev.pacenote.adapters.in.http.platform.request.validation.Violation;
import dev.pacenote.domain.platform.InvalidValueException;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.PathVariable;
import io.micronaut.http.annotation.RequestBean;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Reads {@link Parameters} from a request. The framework's own binder of request beans takes the
 * first of two values, and answers one error at a time. This one reads after the filters, so that
 * nobody learns what is wrong who may not ask.
 */
@Singleton
final class ParametersBinder
        implements TypedRequestArgumentBinder<Parameters>,
                AnnotatedRequestArgumentBinder<RequestBean, Parameters> {

    private static final Pattern NUMBER = Pattern.compile("-?[1-9][0-9]{0,17}|0");

    private final RecordReader records;

    ParametersBinder(RecordReader records) {
        this.records = records;
    }

    @Override
    public Class<RequestBean> getAnnotationType() {
        return RequestBean.class;
    }

    @Override
    public Argument<Parameters> argumentType() {
        return Argument.of(Parameters.class);
    }

    @Override
    public BindingResult<Parameters> bind(
            ArgumentConversionContext<Parameters> context, HttpRequest<?> request) {
        var read =
                records.read(
                        context.getArgument().getType(),
                        (component, name) -> value(request, component, name),
                        List.of());
        return () -> Optional.of(read);
    }

    private static @Nullable Object value(
            HttpRequest<?> request, Argument<?> component, String name) {
        boolean inPath = component.isAnnotationPresent(PathVariable.class);
        var given = inPath ? inPath(request, name) : request.getParameters().getAll(name);
        if (given.size() > 1) {
            throw new InvalidValueException("given_twice", name + " was given more than once.");
        }
        if (given.isEmpty()) {
            return null;
        }
        var text = given.getFirst();
        if (text.indexOf('\0') >= 0) {
            throw new InvalidValueException(
                    "invalid_characters", name + " contains a forbidden character.");
        }
        return typed(component, name, text, inPath);
    }

    private static List<String> inPath(HttpRequest<?> request, String name) {
        return RouteAttributes.getRouteMatch(request)
                .map(route -> route.getVariableValues().get(name))
                .map(Object::toString)
                .stream()
                .toList();
    }

    private static Object typed(Argument<?> component, String name, String text, boolean inPath) {
        var type = component.getType();
        if (type == String.class) {
            return text;
        }
        if (type == UUID.class) {
            return StrictUuid.of(text);
        }
        if (type == Instant.class) {
            return Times.read(text);
        }
        if (type == Long.class && inPath) {
            if (NUMBER.matcher(text).matches() && Long.parseLong(text) > 0) {
                return Long.valueOf(text);
            }
            throw new InvalidValueException("invalid_id", "This is not a valid number.");
        }
        if (type == Long.class) {
            if (NUMBER.matcher(text).matches()) {
                return Long.valueOf(text);
            }
            throw Violation.outOfRange(component, name);
        }
        if (type == Integer.class) {
            if (NUMBER.matcher(text).matches()
                    && Long.parseLong(text) == (int) Long.parseLong(text)) {
                return Integer.valueOf(text);
            }
            throw Violation.outOfRange(component, name);
        }
        throw new IllegalStateException("no parameter can be read as " + type);
    }
}
