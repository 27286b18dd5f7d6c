package dev.pacenote.adapters.in.http.web;

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

/**
 * Headers on every answer, errors included: who may read it from another origin, and what a browser
 * must not do with it. A preflight ends here, without authentication.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class DoorHeaders {

    private static final String CSP =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                    + " frame-ancestors 'none'";

    private final WebSettings settings;

    DoorHeaders(WebSettings settings) {
        this.settings = settings;
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
                                "Content-Type, Authorization, X-Amz-Date, X-Api-Key, X-Amz-Security-Token")
                        .header(HttpHeaders.ACCESS_CONTROL_MAX_AGE, "7200");
        // An answer of a filter does not pass this filter's own way out.
        dress(request, answer);
        return answer;
    }

    @ResponseFilter
    void dress(HttpRequest<?> request, MutableHttpResponse<?> response) {
        var origin = request.getHeaders().get(HttpHeaders.ORIGIN);
        response.header(HttpHeaders.VARY, "Origin");
        if (origin != null && allows(origin)) {
            response.header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            response.header(
                    HttpHeaders.ACCESS_CONTROL_EXPOSE_HEADERS,
                    "Location, Retry-After, X-Request-Id");
        }
        response.header("X-Content-Type-Options", "nosniff");
        if (!response.getHeaders().contains("X-Frame-Options")) {
            response.header("X-Frame-Options", "DENY");
        }
        response.header("Referrer-Policy", "strict-origin-when-cross-origin");
        if (request.getPath().startsWith("/api/")) {
            response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        // On every answer: what a page is, is known only after this filter.
        if (!response.getHeaders().contains("Content-Security-Policy")) {
            response.header("Content-Security-Policy", CSP);
        }
        if (settings.https()) {
            response.header("Strict-Transport-Security", "max-age=31536000");
        }
    }

    private boolean allows(String origin) {
        return settings.allowedOrigins().isEmpty() || settings.allowedOrigins().contains(origin);
    }
}
