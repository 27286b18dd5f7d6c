package dev.pacenote.adapters.in.scheduler;

/** Works off what waits in a queue of a feature; nothing happens before {@link #start}. */
public interface BackgroundWorker extends AutoCloseable {

    /** Begins to work. */
    void start();

    /** Takes nothing new from now on, and returns at once; {@link #close} follows. */
    default void beginToStop() {
        // Whoever has nothing to hand over stops when it is closed.
    }

    /** Stops; what was not worked off is taken over by another worker. */
    @Override
    void close();
}
