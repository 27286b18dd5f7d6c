package dev.pacenote.adapters.in.http.platform.error;

import dev.pacenote.adapters.in.http.platform.observation.RequestIds;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import java.util.Map;

/** Answers problems. */
public final class Problems {

    private static final MediaType PROBLEM_JSON = MediaType.of("application/problem+json");

    private Problems() {}

    /** The problem as an answer to this request, headers included. */
    public static MutableHttpResponse<Map<String, Object>> answer(
            HttpRequest<?> request, Problem problem) {
        return fill(HttpResponse.status(HttpStatus.valueOf(problem.status())), request, problem);
    }

    /** Whether an answer is a problem. */
    static boolean isOne(HttpResponse<?> response) {
        return response.getContentType().filter(PROBLEM_JSON::equals).isPresent();
    }

    static MutableHttpResponse<Map<String, Object>> fill(
            MutableHttpResponse<?> response, HttpRequest<?> request, Problem problem) {
        var filled = response.body(problem.body(RequestIds.of(request))).contentType(PROBLEM_JSON);
        // Also where no filter comes by: of a request that cannot be read.
        filled.getHeaders().set(RequestIds.HEADER, RequestIds.of(request));
        problem.retryAfter()
                .ifPresent(
                        wait ->
                                filled.header(
                                        HttpHeaders.RETRY_AFTER, Long.toString(wait.toSeconds())));
        problem.location().ifPresent(path -> filled.header(HttpHeaders.LOCATION, path));
        if (problem.status() == 401) {
            filled.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        @SuppressWarnings("unchecked")
        var typed = (MutableHttpResponse<Map<String, Object>>) (MutableHttpResponse<?>) filled;
        return typed;
    }
}
