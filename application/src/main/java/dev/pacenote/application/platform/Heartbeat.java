package dev.pacenote.application.platform;

import java.time.Duration;

/** Renews a lease while work goes on, so that others see that its holder is alive. */
@FunctionalInterface
public interface Heartbeat {

    /**
     * Does something again and again, until it is closed. A beat that fails is made up for by the
     * next one.
     */
    Beating beating(Duration every, Runnable beat);

    /** A heartbeat that goes on. */
    @FunctionalInterface
    interface Beating extends AutoCloseable {

        /** No beat begins any more. */
        @Override
        void close();
    }
}
