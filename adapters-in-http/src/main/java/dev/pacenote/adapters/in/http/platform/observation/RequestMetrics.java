package dev.pacenote.adapters.in.http.platform.observation;

import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import io.micrometer.core.instrument.Counter;
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
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Times every request under its route, never under its path: paths carry ids. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestMetrics {

    private static final String STARTED = "pacenote.started";

    private record Kind(String method, String route, int status) {}

    private final MeterRegistry registry;
    private final Counter replays;

    /**
     * As many as there are routes and answers to them: methods that we do not know have no route.
     */
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.replays =
                Counter.builder("pacenote.http.replays")
                        .description("Answers that repeat that of an earlier request")
                        .register(registry);
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        request.setAttribute(STARTED, System.nanoTime());
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        var kind = new Kind(request.getMethod().name(), route(request), response.code());
        timers.computeIfAbsent(kind, this::timer).record(took(request));
        if (response.getHeaders().contains(IdempotencyHeader.REPLAY)) {
            replays.increment();
        }
    }

    /** Since the request came in. */
    static Duration took(HttpRequest<?> request) {
        return request.getAttribute(STARTED, Long.class)
                .map(started -> Duration.ofNanos(System.nanoTime() - started))
                .orElse(Duration.ZERO);
    }

    private Timer timer(Kind kind) {
        return Timer.builder("pacenote.http.requests")
                .tag("method", kind.method())
                .tag("route", kind.route())
                .tag("status", Integer.toString(kind.status()))
                .publishPercentileHistogram()
                .register(registry);
    }

    static String route(HttpRequest<?> request) {
        return RouteAttributes.getRouteInfo(request)
                .map(
                        route ->
                                route instanceof io.micronaut.web.router.UriRouteInfo<?, ?> uri
                                        ? uri.getUriMatchTemplate().toPathString()
                                        : "other")
                .orElse("none");
    }
}
