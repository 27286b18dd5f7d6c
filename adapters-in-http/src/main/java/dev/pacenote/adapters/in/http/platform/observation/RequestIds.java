package dev.pacenote.adapters.in.http.platform.observation;

import io.micronaut.context.propagation.slf4j.MdcPropagationContext;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.core.propagation.MutablePropagatedContext;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;
import java.util.UUID;

/** Names each request, in the answer and in problems. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class RequestIds {

    private static final String ATTRIBUTE = "pacenote.requestId";
    public static final String HEADER = "X-Request-Id";

    @RequestFilter
    void name(HttpRequest<?> request, MutablePropagatedContext context) {
        // In every log line of the request, on whatever thread it is written.
        context.add(new MdcPropagationContext(Map.of("requestId", of(request))));
    }

    @ResponseFilter
    void tell(HttpRequest<?> request, MutableHttpResponse<?> response) {
        response.getHeaders().set(HEADER, of(request));
    }

    public static String of(HttpRequest<?> request) {
        return request.getAttribute(ATTRIBUTE, String.class)
                .orElseGet(
                        () -> {
                            var id = UUID.randomUUID().toString();
                            request.setAttribute(ATTRIBUTE, id);
                            return id;
                        });
    }
}
