package dev.pacenote.adapters.in.scheduler.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes a thread that waits for work. Whoever was busy when it rang hears it afterwards. */
final class Bell {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition rung = lock.newCondition();
    private long times;
    private boolean closed;

    void ring() {
        lock.lock();
        try {
            times++;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits for it any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            rung.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits for so long, however often it rings; ends early when it is closed.
     *
     * @return how often it has rung
     */
    long rest(Duration time) {
        return await(() -> false, time);
    }

    /**
     * Waits until it rings, for so long at most.
     *
     * @param heard how often it had rung when the caller looked last
     * @return how often it has rung
     */
    long await(long heard, Duration most) {
        return await(() -> times != heard, most);
    }

    private long await(BooleanSupplier over, Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!closed && !over.getAsBoolean() && left > 0) {
                left = rung.awaitNanos(left);
            }
            return times;
        } catch (InterruptedException e) {
            closed = true;
            return times;
        } finally {
            lock.unlock();
        }
    }
}
