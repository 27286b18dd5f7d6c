package dev.pacenote.application.platform;

import java.time.Duration;

/** Lets others know, while work goes on, that whoever does it is alive. */
@FunctionalInterface
public interface Heart {

    /**
     * Does something again and again, until it is closed. A beat that fails is made up for by the
     * next one.
     */
    Beating beating(Duration every, Runnable beat);

    /** A heart that beats. */
    @FunctionalInterface
    interface Beating extends AutoCloseable {

        /** No beat begins any more. */
        @Override
        void close();
    }
}
