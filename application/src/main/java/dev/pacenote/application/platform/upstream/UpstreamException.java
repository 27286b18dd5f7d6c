package dev.pacenote.application.platform.upstream;

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

    /**
     * @param message for the log; never shown to a person
     */
    public UpstreamException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public UpstreamException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
