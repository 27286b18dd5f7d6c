package dev.pacenote.adapters.out.trackmania;

import dev.failsafe.CircuitBreaker;
import dev.failsafe.CircuitBreakerOpenException;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.FailsafeExecutor;
import dev.failsafe.RetryPolicy;
import dev.pacenote.application.platform.upstream.UpstreamException;
import dev.pacenote.application.platform.upstream.UpstreamException.Kind;
import dev.pacenote.domain.platform.upstream.RequestCount;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One host and the only way to it: budget, time limits, repetition of what can succeed (429 with
 * its {@code Retry-After}, 5xx, connection), and a rest when it fails again and again.
 */
final class UpstreamHost {

    private static final int RETRIES = 3;
    private static final int FAILURES_BEFORE_REST = 5;

    /** A longer wish is not waited for: the question fails for now. */
    private static final Duration LONGEST_RETRY_AFTER = Duration.ofSeconds(10);

    private final String name;
    private final Supplier<HttpClient> client;
    private final RequestBudget budget;
    private final String userAgent;
    private final UpstreamSettings.Limits limits;
    private final RequestWatcher watcher;
    private final CircuitBreaker<HttpResponse<String>> circuit;
    private final Map<String, LongAdder> runRequests = new ConcurrentHashMap<>();
    private final FailsafeExecutor<HttpResponse<String>> policies;

    UpstreamHost(
            String name,
            Supplier<HttpClient> client,
            RequestBudget budget,
            String userAgent,
            UpstreamSettings.Limits limits,
            RequestWatcher watcher) {
        this.name = name;
        this.client = client;
        this.budget = budget;
        this.userAgent = userAgent;
        this.limits = limits;
        this.watcher = watcher;
        var retry =
                RetryPolicy.<HttpResponse<String>>builder()
                        .handle(IOException.class)
                        .handleResultIf(UpstreamHost::isTrouble)
                        .abortOn(HttpTimeoutException.class)
                        .abortIf(UpstreamHost::asksForMorePatience)
                        .withMaxRetries(RETRIES)
                        .withDelayFn(
                                attempt ->
                                        delay(attempt.getLastResult(), attempt.getAttemptCount()))
                        .build();
        var rest =
                CircuitBreaker.<HttpResponse<String>>builder()
                        .handle(IOException.class)
                        .handleResultIf(UpstreamHost::isTrouble)
                        .withFailureThreshold(FAILURES_BEFORE_REST)
                        .withDelay(limits.rest())
                        .build();
        this.circuit = rest;
        this.policies = Failsafe.with(rest, retry);
    }

    /** Whether the host is left alone, or only tried out, because it failed again and again. */
    boolean resting() {
        return !circuit.isClosed();
    }

    /** Requests that daily runs have sent since this process began. */
    RequestCount runRequests() {
        var counts = new HashMap<String, Long>();
        runRequests.forEach((endpoint, count) -> counts.put(endpoint, count.sum()));
        return new RequestCount(counts);
    }

    private static boolean isTrouble(@Nullable HttpResponse<String> answer) {
        return answer != null && (answer.statusCode() == 429 || answer.statusCode() >= 500);
    }

    private static boolean asksForMorePatience(@Nullable HttpResponse<String> answer) {
        if (answer == null || !isTrouble(answer)) {
            return false;
        }
        var wish = retryAfter(answer);
        return wish.isPresent() && wish.getAsLong() > LONGEST_RETRY_AFTER.toSeconds();
    }

    private static OptionalLong retryAfter(HttpResponse<String> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElseGet(OptionalLong::empty);
    }

    private Duration delay(@Nullable HttpResponse<String> answer, int attempts) {
        var backOff = limits.firstRetry().multipliedBy(1L << (attempts - 1));
        var wish = answer == null ? OptionalLong.empty() : retryAfter(answer);
        return wish.isPresent() ? Duration.ofSeconds(wish.getAsLong()) : backOff;
    }

    /**
     * Sends a request and returns whatever answer is not trouble, 4xx included.
     *
     * @param endpoint under which it is counted
     * @throws UpstreamException when no such answer came
     */
    HttpResponse<String> send(String endpoint, HttpRequest.Builder request, Lane lane) {
        var ready = request.header("User-Agent", userAgent).timeout(limits.answer()).build();
        HttpResponse<String> answer;
        try {
            answer = policies.get(() -> once(endpoint, ready, lane));
        } catch (CircuitBreakerOpenException e) {
            throw new UpstreamException(Kind.AWAY, name + " is left alone for a while", e);
        } catch (FailsafeException e) {
            throw translate(e);
        }
        if (isTrouble(answer)) {
            int status = answer.statusCode();
            throw new UpstreamException(
                    status == 429 || status == 503 ? Kind.BUSY : Kind.FAILED,
                    name + " answered " + status);
        }
        return answer;
    }

    private HttpResponse<String> once(String endpoint, HttpRequest request, Lane lane)
            throws IOException, InterruptedException {
        long wanted = System.nanoTime();
        try (var _ = budget.take(lane)) {
            if (lane == Lane.RUN) {
                runRequests.computeIfAbsent(endpoint, _ -> new LongAdder()).increment();
            }
            long left = System.nanoTime();
            var outcome = RequestWatcher.Outcome.SILENT;
            try {
                var answer = client.get().send(request, BodyHandlers.ofString());
                outcome = RequestWatcher.Outcome.of(answer.statusCode());
                return answer;
            } finally {
                watcher.answered(
                        new RequestWatcher.Asked(name, endpoint, lane),
                        new RequestWatcher.Answered(
                                outcome,
                                Duration.ofNanos(left - wanted),
                                Duration.ofNanos(System.nanoTime() - left)));
            }
        }
    }

    private RuntimeException translate(FailsafeException e) {
        return switch (e.getCause()) {
            case HttpTimeoutException timeout ->
                    new UpstreamException(Kind.TIMEOUT, name + " did not answer in time", timeout);
            case IOException broken ->
                    new UpstreamException(Kind.AWAY, name + " cannot be reached", broken);
            case InterruptedException stopped -> {
                Thread.currentThread().interrupt();
                yield new UpstreamException(Kind.AWAY, "stopped", stopped);
            }
            case null, default -> e;
        };
    }
}
