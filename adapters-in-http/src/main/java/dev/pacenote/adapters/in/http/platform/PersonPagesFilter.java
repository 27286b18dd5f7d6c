package dev.pacenote.adapters.in.http.platform;

import dev.pacenote.adapters.in.http.platform.observation.RequestIds;
import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/** Turns the problems of addresses in mails into pages, for browsers (contract 2.9, 2.30). */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
final class PersonPagesFilter {

    private static final MediaType HTML = MediaType.of("text/html;charset=utf-8");

    @ResponseFilter
    void show(HttpRequest<?> request, MutableHttpResponse<?> response) {
        if (response.code() < 400
                || !PersonPages.readProblems(
                        request.getPath(), request.getHeaders().getAll(HttpHeaders.ACCEPT))) {
            return;
        }
        if (response.body() instanceof Map<?, ?> problem) {
            response.body(
                            PersonPages.problem(
                                    String.valueOf(problem.get("title")),
                                    String.valueOf(problem.get("detail")),
                                    RequestIds.of(request)))
                    .contentType(HTML);
        }
    }
}
