package dev.pacenote.adapters.in.http.platform.request.body;

import io.micronaut.context.BeanProvider;
import io.micronaut.core.annotation.AnnotationMetadata;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.bind.DefaultRequestBinderRegistry;
import io.micronaut.http.bind.RequestBinderRegistry;
import io.micronaut.http.bind.binders.AnnotatedRequestArgumentBinder;
import io.micronaut.http.bind.binders.PendingRequestBindingResult;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Reads a request without a body as if it had sent {@code {}}: the framework would refuse it, and
 * not say which fields are missing. Every other body goes the framework's way.
 */
@Singleton
final class EmptyBodyBinder
        implements TypedRequestArgumentBinder<JsonBody>,
                AnnotatedRequestArgumentBinder<Body, JsonBody> {

    private static final byte[] NOTHING = {};

    private final BeanProvider<RequestBinderRegistry> binders;
    private final JsonBodyReader<JsonBody> reader;

    EmptyBodyBinder(BeanProvider<RequestBinderRegistry> binders, JsonBodyReader<JsonBody> reader) {
        this.binders = binders;
        this.reader = reader;
    }

    @Override
    public Class<Body> getAnnotationType() {
        return Body.class;
    }

    @Override
    public Argument<JsonBody> argumentType() {
        return Argument.of(JsonBody.class);
    }

    @Override
    public BindingResult<JsonBody> bind(
            ArgumentConversionContext<JsonBody> context, HttpRequest<?> request) {
        var bound = ofAnyBody(context.getArgument().getAnnotationMetadata()).bind(context, request);
        if (bound instanceof PendingRequestBindingResult || bound.isPresentAndSatisfied()) {
            return bound;
        }
        var empty = reader.read(context.getArgument().getType(), NOTHING);
        return () -> Optional.of(empty);
    }

    /**
     * The framework's binder of bodies. The context has a second registry, whose binder waits for
     * no body to arrive: it serves programs that have no HTTP server.
     */
    @SuppressWarnings("unchecked") // a binder of all types binds this one too
    private ArgumentBinder<JsonBody, HttpRequest<?>> ofAnyBody(AnnotationMetadata body) {
        var server =
                binders.stream()
                        .filter(registry -> !(registry instanceof DefaultRequestBinderRegistry))
                        .findFirst()
                        .orElseThrow();
        return (ArgumentBinder<JsonBody, HttpRequest<?>>)
                (Object) server.findArgumentBinder(Argument.of(Object.class, body)).orElseThrow();
    }
}
