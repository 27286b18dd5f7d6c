package dev.pacenote.adapters.in.http.platform;

import dev.pacenote.application.identity.session.Authenticate;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.bind.ArgumentBinder;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;

/** Checks who calls, after the path and before anything else of the request is looked at. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
final class AccessFilter {

    private static final String CALLER = "pacenote.caller";

    private final Authenticate authenticate;

    AccessFilter(Authenticate authenticate) {
        this.authenticate = authenticate;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> check(HttpRequest<?> request) {
        var route = RouteAttributes.getRouteMatch(request);
        if (route.isEmpty()) {
            return null;
        }
        var level =
                route.get()
                        .getRouteInfo()
                        .getAnnotationMetadata()
                        .enumValue(Access.class, Access.Level.class)
                        .orElse(Access.Level.USER);
        if (level == Access.Level.OPEN) {
            return null;
        }
        var token = BearerToken.of(request);
        if (token.isEmpty()) {
            return Problems.answer(request, unauthorized("access_token_missing", "Please log in."));
        }
        return switch (authenticate.byAccessToken(token.get())) {
            case Authenticate.Result.Expired _ ->
                    Problems.answer(
                            request,
                            unauthorized(
                                    "access_token_expired",
                                    "Your session needs to be refreshed. Please log in again."));
            case Authenticate.Result.Invalid _ ->
                    Problems.answer(
                            request,
                            unauthorized(
                                    "access_token_invalid",
                                    "Your session has ended. Please log in again."));
            case Authenticate.Result.Known(var caller) -> {
                request.setAttribute(CALLER, caller);
                yield level == Access.Level.ADMIN && !authenticate.isAdmin(caller.user())
                        ? Problems.answer(request, adminOnly())
                        : null;
            }
        };
    }

    private static Problem unauthorized(String code, String detail) {
        return Problem.of(401, code, "Please log in", detail);
    }

    private static Problem adminOnly() {
        return Problem.of(403, "admin_required", "For admins only", "Only an admin may do this.");
    }

    /** Hands the caller to controllers that ask for one. */
    @Singleton
    static final class CallerBinder implements TypedRequestArgumentBinder<Authenticate.Caller> {

        private static final Argument<Authenticate.Caller> TYPE =
                Argument.of(Authenticate.Caller.class);

        @Override
        public Argument<Authenticate.Caller> argumentType() {
            return TYPE;
        }

        @Override
        public ArgumentBinder.BindingResult<Authenticate.Caller> bind(
                ArgumentConversionContext<Authenticate.Caller> context, HttpRequest<?> source) {
            return () -> source.getAttribute(CALLER, Authenticate.Caller.class);
        }
    }
}
