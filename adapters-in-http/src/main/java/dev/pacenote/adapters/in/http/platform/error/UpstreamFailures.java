package dev.pacenote.adapters.in.http.platform.error;

import dev.pacenote.application.platform.upstream.UpstreamException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.micronaut.web.router.RouteAttributes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers where a service of others gave no usable answer: in the words of the feature area whose
 * route was asked, or in words that fit every service.
 */
@Singleton
@SuppressWarnings("rawtypes") // the framework's interface asks for a raw request
final class UpstreamFailures implements ExceptionHandler<UpstreamException, HttpResponse<?>> {

    private static final Logger LOG = LoggerFactory.getLogger(UpstreamFailures.class);

    /** Where a service did not say how long it wants to be left alone. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private final List<UpstreamProblems> areas;

    UpstreamFailures(List<UpstreamProblems> areas) {
        this.areas = List.copyOf(areas);
    }

    @Override
    public HttpResponse<?> handle(HttpRequest request, UpstreamException e) {
        LOG.warn("upstream: {}", e.getMessage());
        var asked = (HttpRequest<?>) request;
        var problem =
                RouteAttributes.getRouteInfo(asked).stream()
                        .map(route -> route.getDeclaringType().getPackageName())
                        .flatMap(of -> areas.stream().filter(area -> speaksFor(area, of)))
                        .findFirst()
                        .orElse(UpstreamFailures::problem)
                        .of(e.kind());
        return Problems.answer(asked, completed(problem, e));
    }

    /** Says which service it was, and how long it is to be left alone. */
    private static Problem completed(Problem problem, UpstreamException e) {
        var named = e.service().map(it -> problem.with("upstream", it)).orElse(problem);
        return e.kind() == UpstreamException.Kind.BUSY
                ? named.retryAfter(e.wish().map(UpstreamFailures::seconds).orElse(SOON))
                : named;
    }

    /** Whole ones, none too short. */
    private static Duration seconds(Duration wish) {
        return Duration.ofSeconds(wish.plusNanos(999_999_999).toSeconds());
    }

    private static boolean speaksFor(UpstreamProblems area, String controllers) {
        return (controllers + ".").startsWith(area.getClass().getPackageName() + ".");
    }

    private static Problem problem(UpstreamException.Kind kind) {
        return switch (kind) {
            case AWAY, BUSY ->
                    Problem.of(
                            503,
                            "upstream_unavailable",
                            "A service does not answer",
                            "A service that this needs is not available right now. Please try"
                                    + " again later.");
            case TIMEOUT ->
                    Problem.of(
                            504,
                            "upstream_timeout",
                            "A service does not answer",
                            "A service that this needs took too long to answer. Please try again.");
            case FAILED ->
                    Problem.of(
                            502,
                            "upstream_failed",
                            "A service answered oddly",
                            "A service that this needs gave no usable answer. Please try again"
                                    + " later.");
        };
    }
}
