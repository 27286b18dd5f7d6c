package dev.pacenote.application.platform.upstream;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service of others gave no usable answer. Never an absence: nothing is known. */
public final class UpstreamException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What to make of it. */
    public enum Kind {
        /** The service cannot be reached, or failed so often that it is left alone for a while. */
        AWAY,
        /** This question was refused for now: too many requests, or under maintenance. */
        BUSY,
        /** This question was not answered in time. */
        TIMEOUT,
        /** The answer to this question was an error or made no sense. */
        FAILED
    }

    private final Kind kind;
    private final String service;
    private final Duration wait;

    /**
     * @param message for the log; never shown to a person
     */
    public UpstreamException(Kind kind, String message) {
        super(message);
        this.kind = kind;
        this.service = "";
        this.wait = Duration.ZERO;
    }

    public UpstreamException(Kind kind, String message, Throwable cause) {
        this(kind, message, cause, "", Duration.ZERO);
    }

    private UpstreamException(
            Kind kind,
            @Nullable String message,
            @Nullable Throwable cause,
            String service,
            Duration wait) {
        super(message, cause);
        this.kind = kind;
        this.service = service;
        this.wait = wait;
    }

    /**
     * The same, of a service that people know.
     *
     * @param name as clients are told it, such as {@code discord}
     */
    public UpstreamException of(String name) {
        return traced(new UpstreamException(kind, getMessage(), getCause(), name, wait));
    }

    /** The same, of a service that said how long it wants to be left alone. */
    public UpstreamException after(Duration wish) {
        return traced(new UpstreamException(kind, getMessage(), getCause(), service, wish));
    }

    private UpstreamException traced(UpstreamException next) {
        next.setStackTrace(getStackTrace());
        return next;
    }

    /** Empty where nobody needs to know which it was. */
    public Optional<String> service() {
        return Optional.of(service).filter(it -> !it.isEmpty());
    }

    /** How long the service wants to be left alone, if it said so. */
    public Optional<Duration> wish() {
        return Optional.of(wait).filter(it -> !it.isZero());
    }

    public Kind kind() {
        return kind;
    }
}
