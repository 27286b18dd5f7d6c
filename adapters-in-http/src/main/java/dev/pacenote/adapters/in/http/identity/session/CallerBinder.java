package dev.pacenote.adapters.in.http.identity.session;

import dev.pacenote.application.identity.session.Authenticate.Caller;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;

/** Hands the caller to controllers that ask for one. */
@Singleton
final class CallerBinder implements TypedRequestArgumentBinder<Caller> {

    private static final Argument<Caller> TYPE = Argument.of(Caller.class);

    @Override
    public Argument<Caller> argumentType() {
        return TYPE;
    }

    @Override
    public ArgumentBinder.BindingResult<Caller> bind(
            ArgumentConversionContext<Caller> context, HttpRequest<?> source) {
        return () ->
                source.getUserPrincipal(Authentication.class)
                        .map(who -> who.getAttributes().get(BearerScheme.CALLER))
                        .map(Caller.class::cast);
    }
}
