package dev.pacenote.adapters.in.http.platform.error;

import dev.pacenote.adapters.in.http.platform.request.IdempotencyHeader;
import dev.pacenote.application.platform.OverloadedException;
import dev.pacenote.application.platform.StoreUnavailableException;
import dev.pacenote.application.platform.idempotency.RequestInProgressException;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of exceptions that a controller of any feature lets through. */
@SuppressWarnings("rawtypes") // the framework's interface asks for a raw request
final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** A handler per type: the framework finds it by its type argument. */
    @Singleton
    static final class OfProblem implements ExceptionHandler<ProblemException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, ProblemException e) {
            return Problems.answer((HttpRequest<?>) request, e.problem());
        }
    }

    @Singleton
    static final class OfStore
            implements ExceptionHandler<StoreUnavailableException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, StoreUnavailableException e) {
            LOG.warn("the database cannot be reached: {}", String.valueOf(e.getCause()));
            return Problems.answer((HttpRequest<?>) request, Problem.storeAway());
        }
    }

    @Singleton
    static final class OfAnotherRequest
            implements ExceptionHandler<RequestInProgressException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, RequestInProgressException e) {
            return Problems.answer((HttpRequest<?>) request, IdempotencyHeader.inProgress());
        }
    }

    @Singleton
    static final class OfLoad implements ExceptionHandler<OverloadedException, HttpResponse<?>> {
        @Override
        public HttpResponse<?> handle(HttpRequest request, OverloadedException e) {
            LOG.warn("too much at once: {}", e.getMessage());
            return Problems.answer((HttpRequest<?>) request, Problem.overloaded());
        }
    }
}
