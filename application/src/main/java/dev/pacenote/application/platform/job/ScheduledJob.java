package dev.pacenote.application.platform.job;

import java.time.Duration;

/**
 * Work of a feature that the clock starts, on the server by the job table, on AWS by the schedule
 * events. Of several instances one does it at a time.
 */
public interface ScheduledJob {

    /** Like {@code outbox}; the job table knows the job by it. */
    String name();

    /** From the end of one run to the start of the next. On AWS it may be longer. */
    Duration delay();

    /** Whether a server runs it soon after each of its starts, too, whenever it ran last. */
    default boolean isAtStart() {
        return false;
    }

    /** Does what is due. A failure is reported, and the next time tries again. */
    void run();

    /** A job that runs a piece of work. */
    static ScheduledJob of(String name, Duration delay, Runnable work) {
        return of(name, delay, false, work);
    }

    /** The same, soon after each start of a server, too. */
    static ScheduledJob atStart(String name, Duration delay, Runnable work) {
        return of(name, delay, true, work);
    }

    private static ScheduledJob of(String name, Duration delay, boolean atStart, Runnable work) {
        return new ScheduledJob() {

            @Override
            public String name() {
                return name;
            }

            @Override
            public Duration delay() {
                return delay;
            }

            @Override
            public boolean isAtStart() {
                return atStart;
            }

            @Override
            public void run() {
                work.run();
            }
        };
    }
}
