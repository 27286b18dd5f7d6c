package dev.pacenote.adapters.in.http.identity.session;

import dev.pacenote.adapters.in.http.platform.error.Problem;
import dev.pacenote.adapters.in.http.platform.error.Problems;
import dev.pacenote.application.identity.token.IssuerUnavailableException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Whether a token is genuine is not known: that is no refusal. */
@Singleton
@SuppressWarnings("rawtypes") // the framework's interface asks for a raw request
final class IssuerAway implements ExceptionHandler<IssuerUnavailableException, HttpResponse<?>> {

    /** As long as the issuer is left alone after it did not answer. */
    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private static final Problem AWAY =
            Problem.of(
                            503,
                            "service_unavailable",
                            "Please try again",
                            "The service that you log in with does not answer right now.")
                    .retryAfter(RETRY_AFTER);

    @Override
    public HttpResponse<?> handle(HttpRequest request, IssuerUnavailableException e) {
        return Problems.answer((HttpRequest<?>) request, AWAY);
    }
}
