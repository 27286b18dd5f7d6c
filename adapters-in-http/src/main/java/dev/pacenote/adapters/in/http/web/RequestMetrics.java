package dev.pacenote.adapters.in.http.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.micronaut.web.router.RouteAttributes;
import java.time.Duration;

/** Times every request under its route, never under its path: paths carry ids. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestMetrics {

    private static final String STARTED = "pacenote.started";

    private final MeterRegistry registry;

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(STARTED, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        request.getAttribute(STARTED, Long.class)
                .ifPresent(
                        started ->
                                Timer.builder("pacenote.http.requests")
                                        .tag("method", request.getMethodName())
                                        .tag("route", route(request))
                                        .tag("status", Integer.toString(response.code()))
                                        .publishPercentileHistogram()
                                        .register(registry)
                                        .record(Duration.ofNanos(System.nanoTime() - started)));
    }

    private static String route(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .map(
                        route ->
                                route instanceof io.micronaut.web.router.UriRouteInfo<?, ?> uri
                                        ? uri.getUriMatchTemplate().toPathString()
                                        : "other")
                .orElse("none");
    }
}
