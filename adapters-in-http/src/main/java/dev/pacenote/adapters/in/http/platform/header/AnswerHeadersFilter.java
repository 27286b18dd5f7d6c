package dev.pacenote.adapters.in.http.platform.header;

import io.micronaut.core.annotation.Nullable;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;

/** Puts its headers on every answer. A preflight ends here, without authentication. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class AnswerHeadersFilter {

    private final AnswerHeaders headers;

    AnswerHeadersFilter(AnswerHeaders headers) {
        this.headers = headers;
    }

    @RequestFilter
    @Nullable
    HttpResponse<?> preflight(HttpRequest<?> request) {
        boolean asks =
                request.getMethod() == HttpMethod.OPTIONS
                        && request.getHeaders().contains(HttpHeaders.ORIGIN)
                        && request.getHeaders().contains(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        if (!asks) {
            return null;
        }
        var answer =
                HttpResponse.noContent()
                        .header(
                                HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS,
                                "GET, POST, PUT, DELETE, OPTIONS")
                        .header(
                                HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS,
                                headers.sentTo(request.getPath()))
                        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "7200");
        // An answer of a filter does not pass this filter's own way out.
        dress(request, answer);
        return answer;
    }

    @ResponseFilter
    void dress(HttpRequest<?> request, MutableHttpResponse<?> response) {
        headers.on(request.getPath(), request.getHeaders().get(HttpHeaders.ORIGIN))
                .forEach(
                        (name, value) -> {
                            // What a page says of itself counts; that answers vary is said by many.
                            if (name.equals(HttpHeaders.VARY)
                                    || !response.getHeaders().contains(name)) {
                                response.header(name, value);
                            }
                        });
    }
}
