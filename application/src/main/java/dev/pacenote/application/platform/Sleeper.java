package dev.pacenote.application.platform;

import java.time.Duration;

/** Waiting in real time. A port, so that a test need not wait. */
@FunctionalInterface
public interface Sleeper {
    void pause(Duration length) throws InterruptedException;
}
