package dev.pacenote.application.dailyrun;

import java.util.Optional;

/**
 * At most one daily run at a time, over all instances on one store. When the holder dies, the lock
 * is free again within seconds. It saves work; that nothing is told twice does not depend on it.
 */
public interface RunLock {

    /** The held lock, or empty when somebody else, also in this process, holds it. */
    Optional<Held> tryAcquire();

    /** Gives the lock back; a second time is no error. */
    interface Held extends AutoCloseable {
        @Override
        void close();
    }
}
