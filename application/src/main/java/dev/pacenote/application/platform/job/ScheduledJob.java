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

    /** Does what is due. A failure is reported, and the next time tries again. */
    void run();

    /** A job that runs a piece of work. */
    static ScheduledJob of(String name, Duration delay, Runnable work) {
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
            public void run() {
                work.run();
            }
        };
    }
}
