package dev.pacenote.adapters.out.http.client;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.domain.platform.upstream.RequestCount;
import dev.pacenote.domain.platform.upstream.RetryAfter;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One host and the only way to it: budget, repetition of what can succeed (429 with its {@code
 * Retry-After}, 5xx, connection), and a rest when it fails again and again. Time limits are those
 * of {@link UpstreamServices}.
 */
public final class UpstreamClient {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVICE_UNAVAILABLE = 503;
    private static final int RETRIES = 3;
    private static final int FAILURES_BEFORE_REST = 5;

    /** A longer wish is not waited for: the question fails for now. */
    private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(10);

    private static final InstantSource CLOCK = InstantSource.system();

    private final String name;
    private final RequestScheduler scheduler;
    private final UpstreamConfiguration.Limits limits;
    private final RequestObserver observer;
    private final CircuitBreaker<HttpResponse<String>> circuit;
    private final Map<String, LongAdder> runRequests = new ConcurrentHashMap<>();
    private final FailsafeExecutor<HttpResponse<String>> policies;

    UpstreamClient(
            String name,
            RequestScheduler scheduler,
            UpstreamConfiguration.Limits limits,
            RequestObserver observer) {
        this.name = name;
        this.scheduler = scheduler;
        this.limits = limits;
        this.observer = observer;
        var retry =
                RetryPolicy.<HttpResponse<String>>builder()
                        .handleIf(failure -> reason(failure) == NoAnswer.Reason.AWAY)
                        .handleResultIf(UpstreamClient::isTrouble)
                        .abortIf(UpstreamClient::asksToWaitLonger)
                        .withMaxRetries(RETRIES)
                        .withDelayFn(
                                attempt ->
                                        delay(attempt.getLastResult(), attempt.getAttemptCount()))
                        .build();
        var rest =
                CircuitBreaker.<HttpResponse<String>>builder()
                        .handle(NoAnswer.class)
                        .handleResultIf(UpstreamClient::isTrouble)
                        .withFailureThreshold(FAILURES_BEFORE_REST)
                        .withDelay(limits.rest())
                        .build();
        this.circuit = rest;
        this.policies = Failsafe.with(rest, retry);
    }

    /** Whether the host is left alone, or only tried out, because it failed again and again. */
    public boolean resting() {
        return !circuit.isClosed();
    }

    /** Requests that daily runs have sent since this process began. */
    RequestCount runRequests() {
        var counts = new HashMap<String, Long>();
        runRequests.forEach((endpoint, count) -> counts.put(endpoint, count.sum()));
        return new RequestCount(counts);
    }

    private static NoAnswer.@Nullable Reason reason(Throwable failure) {
        return failure instanceof NoAnswer none ? none.reason() : null;
    }

    private static boolean isTrouble(@Nullable HttpResponse<String> answer) {
        return answer != null && (answer.code() == TOO_MANY_REQUESTS || answer.code() >= 500);
    }

    private static boolean asksToWaitLonger(@Nullable HttpResponse<String> answer) {
        return answer != null
                && isTrouble(answer)
                && retryAfter(answer)
                        .filter(wish -> wish.compareTo(MAX_RETRY_AFTER) > 0)
                        .isPresent();
    }

    /** In seconds; some services say parts of a second as well. */
    private static Optional<Duration> retryAfter(HttpResponse<String> answer) {
        return answer.getHeaders()
                .findFirst(HttpHeaders.RETRY_AFTER)
                .flatMap(RetryAfter::seconds)
                .or(() -> reset(answer));
    }

    /** Some services say the moment, in seconds since 1970, when they may be asked again. */
    private static Optional<Duration> reset(HttpResponse<String> answer) {
        return answer.code() == TOO_MANY_REQUESTS
                ? answer.getHeaders()
                        .findFirst("Ratelimit-Reset")
                        .filter(text -> text.matches("[0-9]{1,12}"))
                        .map(text -> Instant.ofEpochSecond(Long.parseLong(text)))
                        .map(at -> Duration.between(CLOCK.instant(), at))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    private Duration delay(@Nullable HttpResponse<String> answer, int attempts) {
        var backOff = limits.firstRetry().multipliedBy(1L << (attempts - 1));
        return answer == null ? backOff : retryAfter(answer).orElse(backOff);
    }

    /**
     * Sends a request and returns whatever answer is not trouble, 4xx included.
     *
     * @param endpoint under which it is counted
     * @param request one request of one of the host's services; called again for each repetition
     * @throws UpstreamException when no such answer came
     */
    public HttpResponse<String> send(
            String endpoint, Priority priority, Supplier<HttpResponse<String>> request) {
        HttpResponse<String> answer;
        try {
            answer = policies.get(() -> once(endpoint, priority, request));
        } catch (CircuitBreakerOpenException e) {
            throw new UpstreamException(Kind.AWAY, name + " is left alone for a while", e);
        } catch (FailsafeException e) {
            throw translate(e);
        }
        if (isTrouble(answer)) {
            int status = answer.code();
            var failure =
                    new UpstreamException(
                            status == TOO_MANY_REQUESTS || status == SERVICE_UNAVAILABLE
                                    ? Kind.BUSY
                                    : Kind.FAILED,
                            name + " answered " + status);
            throw retryAfter(answer).map(failure::after).orElse(failure);
        }
        return answer;
    }

    private HttpResponse<String> once(
            String endpoint, Priority priority, Supplier<HttpResponse<String>> request)
            throws NoAnswer, InterruptedException {
        long wanted = System.nanoTime();
        try (var _ = scheduler.take(priority)) {
            if (priority == Priority.RUN) {
                runRequests.computeIfAbsent(endpoint, _ -> new LongAdder()).increment();
            }
            long left = System.nanoTime();
            var outcome = RequestObserver.Outcome.SILENT;
            try {
                var answer = request.get();
                outcome = RequestObserver.Outcome.of(answer.code());
                return answer;
            } catch (RuntimeException e) {
                throw NoAnswer.of(e);
            } finally {
                observer.answered(
                        new RequestObserver.Asked(name, endpoint, priority),
                        new RequestObserver.Answered(
                                outcome,
                                Duration.ofNanos(left - wanted),
                                Duration.ofNanos(System.nanoTime() - left)));
            }
        }
    }

    private RuntimeException translate(FailsafeException e) {
        return switch (e.getCause()) {
            case NoAnswer none ->
                    switch (none.reason()) {
                        case TIMEOUT ->
                                new UpstreamException(
                                        Kind.TIMEOUT, name + " did not answer in time", none);
                        case AWAY ->
                                new UpstreamException(Kind.AWAY, name + " cannot be reached", none);
                        case UNREADABLE ->
                                new UpstreamException(
                                        Kind.FAILED, name + " gave an unreadable answer", none);
                    };
            case InterruptedException stopped -> {
                Thread.currentThread().interrupt();
                yield new UpstreamException(Kind.AWAY, "stopped", stopped);
            }
            case null, default -> e;
        };
    }
}
