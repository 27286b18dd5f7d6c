package dev.pacenote.application.platform;

import java.time.Duration;

/** Does work that somebody waits for, but not for too long. */
@FunctionalInterface
public interface WaitAtMost {

    /**
     * Comes back when the work is done, or when the time is over: whatever comes first. Work that
     * takes longer goes on, so that what it stores is there the next time.
     *
     * @throws RuntimeException when the work failed in time
     */
    void run(Runnable work, Duration atMost);
}
