package dev.pacenote.adapters.out.push.http;

import dev.pacenote.application.delivery.SendResult;
import dev.pacenote.application.platform.WithoutMessages;
import dev.pacenote.domain.platform.upstream.RetryAfter;
import io.micronaut.core.io.buffer.ByteArrayBufferFactory;
import io.micronaut.http.ByteBodyHttpResponse;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MutableHttpRequest;
import io.micronaut.http.body.ByteBodyFactory;
import io.micronaut.http.client.RawHttpClient;
import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.client.exceptions.ResponseClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.ssl.SSLException;
import reactor.core.publisher.Mono;

/** One request to an address that a person gave, and what its answer or its failure means. */
public final class OutgoingHttp {

    private static final ByteBodyFactory BODIES =
            ByteBodyFactory.createDefault(ByteArrayBufferFactory.INSTANCE);

    private final RawHttpClient client;
    private final Duration limit;

    /**
     * @param client gives up connecting and waiting after seconds, and follows no redirect
     * @param limit until when the answer has begun, counted from the call
     */
    OutgoingHttp(RawHttpClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    /**
     * Sends it once. What counts is the status; whatever else the answer says, nobody reads it,
     * however long it is.
     *
     * @param meaning of an answer, whatever its status
     */
    public SendResult send(
            MutableHttpRequest<byte[]> request, Function<HttpResponse<?>, SendResult> meaning) {
        try {
            var answer = exchange(request);
            try {
                return meaning.apply(answer);
            } finally {
                if (answer instanceof ByteBodyHttpResponse<?> unread) {
                    unread.close();
                }
            }
        } catch (RuntimeException e) {
            return failure(e);
        }
    }

    private HttpResponse<?> exchange(MutableHttpRequest<byte[]> request) {
        var body = BODIES.adapt(request.getBody().orElseGet(() -> new byte[0]));
        return Objects.requireNonNull(
                Mono.<HttpResponse<?>>from(client.exchange(request, body, null))
                        .timeout(limit)
                        .block());
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
                case ReadTimeoutException _, TimeoutException _ -> {
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
        // Its message may name the target.
        throw new WithoutMessages(failure);
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
