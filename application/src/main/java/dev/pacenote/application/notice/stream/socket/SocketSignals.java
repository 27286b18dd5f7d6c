package dev.pacenote.application.notice.stream.socket;

/** Carries signals to the sockets of all processes. */
public interface SocketSignals {

    /** Sends a signal. Returns at once and never fails: a signal may get lost. */
    void send(Signal signal);
}
