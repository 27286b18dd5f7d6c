package dev.pacenote.adapters.in.http.platform.observation;

import dev.pacenote.adapters.in.http.platform.ApiPaths;
import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.security.Principal;
import java.util.Optional;
import java.util.regex.Pattern;
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

    private static final Pattern NUMBER = Pattern.compile("\\d{1,19}");

    private static final Logger LOG = LoggerFactory.getLogger(RequestLog.class);

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        var route = RequestMetrics.route(request);
        var level = ApiPaths.contain(route) ? Level.INFO : Level.DEBUG;
        long took = RequestMetrics.took(request).toMillis();
        var line =
                LOG.atLevel(level)
                        .addKeyValue("action", request.getMethodName() + " " + route)
                        .addKeyValue("status", response.code())
                        .addKeyValue("duration", took);
        if (response.getHeaders().contains(IdempotencyHeader.REPLAY)) {
            line = line.addKeyValue("replayed", "true");
        }
        var named = account(request);
        (named.isEmpty() ? line : line.addKeyValue("userId", named.get()))
                .log("{} {} {} in {} ms", request.getMethodName(), route, response.code(), took);
    }

    /** Whoever is no account, such as a clock with a secret, has a name that is no number. */
    private static Optional<String> account(HttpRequest<?> request) {
        return request.getUserPrincipal()
                .map(Principal::getName)
                .filter(name -> NUMBER.matcher(name).matches());
    }
}
