package dev.pacenote.adapters.in.http.trackmania;

import dev.pacenote.adapters.in.http.platform.Problem;
import dev.pacenote.adapters.in.http.platform.Problems;
import dev.pacenote.application.platform.upstream.UpstreamException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What people are told when the game's services give no answer. */
@Singleton
@SuppressWarnings("rawtypes") // the framework's interface asks for a raw request
final class UpstreamFailures implements ExceptionHandler<UpstreamException, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamFailures.class);

    @Override
    public HttpResponse<?> handle(HttpRequest request, UpstreamException e) {
        LOG.warn("upstream: {}", e.getMessage());
        return Problems.answer((HttpRequest<?>) request, problem(e.kind()));
    }

    private static Problem problem(UpstreamException.Kind kind) {
        return switch (kind) {
            case AWAY, BUSY ->
                    Problem.of(
                            503,
                            "upstream_unavailable",
                            "Trackmania does not answer",
                            "The Trackmania services are not available right now. Please try"
                                    + " again later.");
            case TIMEOUT ->
                    Problem.of(
                            504,
                            "upstream_timeout",
                            "Trackmania does not answer",
                            "The Trackmania services took too long to answer. Please try again.");
            case FAILED ->
                    Problem.of(
                            502,
                            "upstream_failed",
                            "Trackmania answered oddly",
                            "The Trackmania services gave no usable answer. Please try again"
                                    + " later.");
        };
    }
}
