package dev.pacenote.application.dailyrun.distributed;

import java.time.Duration;
import java.util.Collection;

/**
 * Carries the messages of daily runs to workers: at least once, in any order, and again to another
 * worker when one does not finish.
 */
public interface RunQueue {

    /**
     * Sends messages.
     *
     * @param delay before any worker sees them; at most {@link #MAX_DELAY}, longer ones are cut
     */
    void send(Collection<? extends RunMessage> messages, Duration delay);

    /** Whether, as far as one can see, no message waits, is delayed, or is being worked on. */
    boolean idle();

    Duration MAX_DELAY = Duration.ofMinutes(15);
}
