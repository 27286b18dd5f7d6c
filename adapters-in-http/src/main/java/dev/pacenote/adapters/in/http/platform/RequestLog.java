package dev.pacenote.adapters.in.http.platform;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.lang.System.Logger.Level;

/**
 * One line per request: what was asked, how it was answered, how long that took. The route stands
 * for the path, which may carry a person's token; nothing of headers and bodies is told. What
 * machines ask every few seconds, and files of the web app, are told at debug level.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestLog {

    private static final System.Logger LOG = System.getLogger(RequestLog.class.getName());

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        var route = RequestMetrics.route(request);
        var level = route.startsWith("/api/") ? Level.INFO : Level.DEBUG;
        if (!LOG.isLoggable(level)) {
            return;
        }
        LOG.log(
                level,
                "{0} {1} {2} in {3} ms",
                request.getMethodName(),
                route,
                Integer.toString(response.code()),
                Long.toString(RequestMetrics.took(request).toMillis()));
    }
}
