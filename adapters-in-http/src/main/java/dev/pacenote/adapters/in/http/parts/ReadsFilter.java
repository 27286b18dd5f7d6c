package dev.pacenote.adapters.in.http.parts;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.Problems;
import dev.pacenote.application.identity.session.Authenticate.Caller;
import dev.pacenote.application.parts.catalogue.LimitWorkshop;
import dev.pacenote.application.parts.catalogue.LimitWorkshop.Use;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.authentication.Authentication;

/** Counts what a workshop reads, once it is known whose request it is. */
@ServerFilter({"/parts/**", "/stock/**", "/reorder/**", "/analytics/**"})
@Order(Ordered.LOWEST_PRECEDENCE)
final class ReadsFilter {

    private final LimitWorkshop limit;

    ReadsFilter(LimitWorkshop limit) {
        this.limit = limit;
    }

    @RequestFilter
    @ExecuteOn(TaskExecutors.BLOCKING)
    @Nullable
    HttpResponse<?> count(HttpRequest<?> request) {
        if (request.getMethod() != HttpMethod.GET && request.getMethod() != HttpMethod.HEAD) {
            return null;
        }
        return request.getUserPrincipal(Authentication.class).stream()
                .flatMap(who -> who.getAttributes().values().stream())
                .filter(Caller.class::isInstance)
                .map(Caller.class::cast)
                .findFirst()
                .flatMap(caller -> limit.refused(caller.user(), Use.READ))
                .map(wait -> Problems.answer(request, Problem.tooMany(wait)))
                .orElse(null);
    }
}
