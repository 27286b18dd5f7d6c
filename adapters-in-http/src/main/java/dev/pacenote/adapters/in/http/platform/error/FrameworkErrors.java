package dev.pacenote.adapters.in.http.platform.error;

import dev.pacenote.application.platform.WithoutMessages;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every error that the framework makes itself, as a problem; its own texts never leave. */
@Singleton
@Replaces(ErrorResponseProcessor.class)
final class FrameworkErrors implements ErrorResponseProcessor<Map<String, Object>> {

    private static final Logger LOG = LoggerFactory.getLogger(FrameworkErrors.class);

    @Override
    public MutableHttpResponse<Map<String, Object>> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        var problem =
                isTooLongAddress(context, response)
                        ? Problem.of(
                                400,
                                "validation_failed",
                                "Please check your input",
                                "This address or its headers are too long.")
                        : problem(response.status());
        if (problem.status() >= 500) {
            context.getRootCause().ifPresent(cause -> report(context.getRequest(), cause));
        }
        return Problems.fill(response.status(problem.status()), context.getRequest(), problem);
    }

    /**
     * Without the query, for some addresses are signed and open something, and without what a
     * failure says, for it may quote what somebody sent.
     */
    private static void report(HttpRequest<?> request, Throwable cause) {
        LOG.error(
                "{} {} failed", request.getMethod(), request.getPath(), new WithoutMessages(cause));
    }

    /** Netty says "too large" of long lines too; a request without a body means those. */
    private static boolean isTooLongAddress(ErrorContext context, MutableHttpResponse<?> response) {
        return response.status() == HttpStatus.REQUEST_ENTITY_TOO_LARGE
                && !context.getRequest().getMethod().permitsRequestBody();
    }

    private static Problem problem(HttpStatus status) {
        return switch (status) {
            case NOT_FOUND -> Problem.noSuchPath();
            case METHOD_NOT_ALLOWED ->
                    Problem.of(
                            405,
                            "method_not_allowed",
                            "Method not allowed",
                            "This address does not take this method.");
            case REQUEST_ENTITY_TOO_LARGE -> Problem.tooLarge();
            case UNSUPPORTED_MEDIA_TYPE -> Problem.unsupported("Please send JSON.");
            default ->
                    status.getCode() < 500
                            ? Problem.of(
                                    400,
                                    "validation_failed",
                                    "Please check your input",
                                    "This request could not be understood.")
                            : Problem.of(
                                    500,
                                    "internal_error",
                                    "Something went wrong",
                                    "Something went wrong on our side. Nothing is lost; please try"
                                            + " again.");
        };
    }
}
