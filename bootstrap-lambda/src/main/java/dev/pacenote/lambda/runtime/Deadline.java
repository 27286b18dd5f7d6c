package dev.pacenote.lambda.runtime;

import com.amazonaws.services.lambda.runtime.Context;
import java.time.Duration;

/** Interrupts the thread that opened it shortly before its function would be killed. */
public final class Deadline implements AutoCloseable {

    /** To store where one is and to send a message on. */
    static final Duration MARGIN = Duration.ofSeconds(20);

    private final Thread worker = Thread.currentThread();
    private final Thread alarm;
    private boolean over;

    private Deadline(Duration left) {
        alarm = Thread.ofVirtual().start(() -> ring(left));
    }

    public static Deadline of(Context context) {
        return new Deadline(left(context));
    }

    /** What is left to work in. */
    public static Duration left(Context context) {
        var left = Duration.ofMillis(context.getRemainingTimeInMillis());
        return left.compareTo(MARGIN.multipliedBy(2)) > 0 ? left.minus(MARGIN) : left.dividedBy(2);
    }

    private void ring(Duration left) {
        try {
            Thread.sleep(left);
        } catch (InterruptedException e) {
            return;
        }
        synchronized (this) {
            if (!over) {
                worker.interrupt();
            }
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            over = true;
        }
        alarm.interrupt();
        // An alarm in the last moment means nobody who comes after.
        Thread.interrupted();
    }
}
