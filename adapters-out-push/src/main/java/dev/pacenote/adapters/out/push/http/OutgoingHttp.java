package dev.pacenote.adapters.out.push.http;

import dev.pacenote.application.delivery.SendResult;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.client.HttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.client.exceptions.ResponseClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLException;

/** One request to an address that a person gave, and what its answer or its failure means. */
public final class OutgoingHttp {

    private static final Argument<byte[]> BYTES = Argument.of(byte[].class);

    private final HttpClient client;

    /**
     * @param client gives up after ten seconds, and follows no redirect
     */
    public OutgoingHttp(HttpClient client) {
        this.client = client;
    }

    /**
     * Sends it once.
     *
     * @param meaning of an answer, whatever its status
     */
    public SendResult send(
            MutableHttpRequest<byte[]> request, Function<HttpResponse<?>, SendResult> meaning) {
        try {
            return meaning.apply(client.toBlocking().exchange(request, BYTES, BYTES));
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    private static SendResult failure(RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case PrivateAddressException _ -> {
                    return new SendResult.Rejected("private_address");
                }
                case InterruptedException _ -> {
                    Thread.currentThread().interrupt();
                    return again("stopped", true);
                }
                case ReadTimeoutException _ -> {
                    return again("timeout", true);
                }
                case SSLException _ -> {
                    return again("tls_failed", false);
                }
                case ConnectException _, UnknownHostException _ -> {
                    return again("unreachable", false);
                }
                case ResponseClosedException _, IOException _ -> {
                    return again("no_answer", true);
                }
                default -> {}
            }
        }
        if (failure instanceof HttpClientException) {
            return again("unreadable_answer", true);
        }
        throw failure;
    }

    private static SendResult again(String code, boolean mayHaveArrived) {
        return new SendResult.Retry(Optional.empty(), code, mayHaveArrived);
    }

    /** What most statuses mean to whoever has nothing to say about them. */
    public static SendResult usual(HttpResponse<?> answer, Instant now) {
        int status = answer.code();
        if (status >= 200 && status < 300) {
            return new SendResult.Accepted();
        }
        var code = Integer.toString(status);
        if (status == 429 || status >= 500) {
            Optional<Duration> wait =
                    answer.getHeaders()
                            .findFirst("Retry-After")
                            .flatMap(text -> RetryAfter.read(text, now));
            return new SendResult.Retry(wait, code, false);
        }
        return new SendResult.Rejected(status >= 300 && status < 400 ? "redirect" : code);
    }
}
