package dev.pacenote.server;

/** Why the server cannot start, in one sentence for whoever started it, and with what exit code. */
public sealed class CannotStartException extends RuntimeException
        permits EmbeddedDatabase.PortTakenException {

    private static final long serialVersionUID = 1L;

    private final int exitCode;

    CannotStartException(int exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    CannotStartException(int exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** As in sysexits.h. */
    public int exitCode() {
        return exitCode;
    }
}
