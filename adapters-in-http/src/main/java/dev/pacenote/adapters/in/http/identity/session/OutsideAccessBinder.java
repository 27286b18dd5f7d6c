package dev.pacenote.adapters.in.http.identity.session;

import dev.pacenote.application.identity.token.OutsideTokens.OutsideAccess;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;

/** Hands controllers what a token of the outside issuer says, if that is how the caller came. */
@Singleton
final class OutsideAccessBinder implements TypedRequestArgumentBinder<OutsideAccess> {

    private static final Argument<OutsideAccess> TYPE = Argument.of(OutsideAccess.class);

    @Override
    public Argument<OutsideAccess> argumentType() {
        return TYPE;
    }

    @Override
    public ArgumentBinder.BindingResult<OutsideAccess> bind(
            ArgumentConversionContext<OutsideAccess> context, HttpRequest<?> source) {
        return () ->
                source.getUserPrincipal(Authentication.class)
                        .map(who -> who.getAttributes().get(BearerScheme.OUTSIDE))
                        .map(OutsideAccess.class::cast);
    }
}
