package dev.pacenote.adapters.out.http.client;

import io.micronaut.http.client.exceptions.HttpClientException;
import io.micronaut.http.client.exceptions.ReadTimeoutException;
import io.micronaut.http.client.exceptions.ResponseClosedException;
import io.netty.channel.ConnectTimeoutException;
import java.io.IOException;

/** A request left and no answer came, or none that can be read. */
final class NoAnswer extends Exception {

    private static final long serialVersionUID = 1L;

    enum Reason {
        /** Neither connection nor answer within the time limits. */
        TIMEOUT,
        /** No connection, or one that ended before the answer did. */
        AWAY,
        /** An answer that is no HTTP, or too large. */
        UNREADABLE
    }

    private final Reason reason;

    private NoAnswer(Reason reason, Throwable cause) {
        super(cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    /**
     * What a failure of the HTTP client means.
     *
     * @throws InterruptedException when that is what it means
     */
    static NoAnswer of(RuntimeException failure) throws InterruptedException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case InterruptedException stopped -> throw stopped;
                case ReadTimeoutException _, ConnectTimeoutException _ -> {
                    return new NoAnswer(Reason.TIMEOUT, failure);
                }
                case ResponseClosedException _, IOException _ -> {
                    return new NoAnswer(Reason.AWAY, failure);
                }
                default -> {}
            }
        }
        if (failure instanceof HttpClientException) {
            return new NoAnswer(Reason.UNREADABLE, failure);
        }
        throw failure;
    }
}
