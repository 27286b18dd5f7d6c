package dev.pacenote.adapters.in.http.platform.error;

import io.micronaut.core.annotation.Order;
import io.micronaut.core.order.Ordered;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes problems in the shape of the feature whose path was asked. */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
public final class ErrorShapes {

    private final List<ErrorShape> shapes;

    ErrorShapes(List<ErrorShape> shapes) {
        this.shapes = List.copyOf(shapes);
    }

    /** The shape of a path that has one of its own. */
    public Optional<ErrorShape> of(String path) {
        return shapes.stream().filter(shape -> shape.isOf(path)).findFirst();
    }

    @ResponseFilter
    void shape(HttpRequest<?> request, MutableHttpResponse<?> response) {
        of(request.getPath()).ifPresent(shape -> shape(shape, response));
    }

    private static void shape(ErrorShape shape, MutableHttpResponse<?> response) {
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (Problems.isOne(response) && response.body() instanceof Map<?, ?> body) {
            @SuppressWarnings("unchecked") // the body of a problem, see Problem.body
            var standard = (Map<String, Object>) body;
            response.body(shape.body(standard));
        }
    }
}
