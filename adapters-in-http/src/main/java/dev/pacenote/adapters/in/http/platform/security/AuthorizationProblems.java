package dev.pacenote.adapters.in.http.platform.security;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.Problems;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.security.authentication.AuthorizationException;
import io.micronaut.security.authentication.DefaultAuthorizationExceptionHandler;
import jakarta.inject.Singleton;

/**
 * What the rules of the routes refuse: known callers without the role, and everybody on a route
 * that does not say who may call it.
 */
@Singleton
@Replaces(DefaultAuthorizationExceptionHandler.class)
@SuppressWarnings("rawtypes") // the framework's interface asks for a raw request
final class AuthorizationProblems
        implements ExceptionHandler<AuthorizationException, MutableHttpResponse<?>> {

    private static final Problem NOBODY =
            Problem.of(401, "access_token_missing", "Please log in", "Please log in.");
    private static final Problem NO_ADMIN =
            Problem.of(403, "admin_required", "For admins only", "Only an admin may do this.");

    @Override
    public MutableHttpResponse<?> handle(HttpRequest request, AuthorizationException e) {
        return Problems.answer((HttpRequest<?>) request, e.isForbidden() ? NO_ADMIN : NOBODY);
    }
}
