package dev.pacenote.server;

/** As in sysexits.h, for scripts and systemd. */
final class ExitCodes {

    static final int USAGE = 64;
    static final int UNAVAILABLE = 69;

    /** Somebody else has it: try again later. */
    static final int TEMPORARY = 75;

    static final int CONFIGURATION = 78;

    private ExitCodes() {}
}
