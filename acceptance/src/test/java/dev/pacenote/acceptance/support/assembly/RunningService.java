package dev.pacenote.acceptance.support.assembly;

import dev.pacenote.assembly.sandbox.Beans;

/** The running service, in one of its assemblies. */
public interface RunningService extends Beans, AutoCloseable {

    int port();

    /** Of its sockets, where these are not at the same port. */
    default int socketPort() {
        return port();
    }

    /**
     * Ends sockets that are over, where nothing does so by itself: a server has timers, the
     * functions have the cloud's clock.
     */
    default void sweepSockets() {}

    /**
     * Has a gateway lose all its sockets, of which nobody hears: no client hangs up, and nobody
     * tells the functions. A server has no gateway.
     */
    default void loseSockets() {
        throw new UnsupportedOperationException("no gateway");
    }

    /** Begins to work searches off. */
    void startSearching();

    /** Begins everything that happens by itself: the schedule, retries, account mails, searches. */
    void startScheduledJobs();

    /** Has the background look once at what is due: mails to try again, accounts to forget. */
    void lookAround();

    @Override
    void close();
}
