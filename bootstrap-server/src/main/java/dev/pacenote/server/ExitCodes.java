package dev.pacenote.server;

/** As in sysexits.h, for scripts and systemd. */
final class ExitCodes {

    static final int USAGE = 64;

    /** What is stored is of a newer version. */
    static final int DATA = 65;

    static final int UNAVAILABLE = 69;

    /** Our own fault, or something nobody thought of. */
    static final int SOFTWARE = 70;

    /** The data folder cannot be made or written. */
    static final int CANNOT_CREATE = 73;

    /** The disk is full, or the database of our own does not start. */
    static final int IO = 74;

    /** Somebody else has it: try again later. */
    static final int TEMPORARY = 75;

    static final int CONFIGURATION = 78;

    private ExitCodes() {}
}
