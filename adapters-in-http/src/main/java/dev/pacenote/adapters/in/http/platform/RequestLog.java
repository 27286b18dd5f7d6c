package dev.pacenote.adapters.in.http.platform;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * One line per request: what was asked, how it was answered, how long that took. The route stands
 * for the path, which may carry a person's token; nothing of headers and bodies is told. What
 * machines ask every few seconds, and files of the web app, are told at debug level.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE)
final class RequestLog {

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        var route = RequestMetrics.route(request);
        var level = ApiPaths.contain(route) ? Level.INFO : Level.DEBUG;
        LOG.atLevel(level)
                .log(
                        "{} {} {} in {} ms",
                        request.getMethodName(),
                        route,
                        response.code(),
                        RequestMetrics.took(request).toMillis());
    }
}
