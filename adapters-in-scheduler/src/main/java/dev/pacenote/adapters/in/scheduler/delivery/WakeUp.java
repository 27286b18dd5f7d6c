package dev.pacenote.adapters.in.scheduler.delivery;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Wakes a thread that waits for work. A thread that was busy then finds it afterwards. */
final class WakeUp {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition sent = lock.newCondition();
    private long times;
    private boolean closed;

    void send() {
        lock.lock();
        try {
            times++;
            sent.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Nobody waits for it any more. */
    void close() {
        lock.lock();
        try {
            closed = true;
            sent.signalAll();
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
     * Waits for so long, however often it is sent; ends early when it is closed.
     *
     * @return how often it was sent
     */
    long pause(Duration time) {
        return await(() -> false, time);
    }

    /**
     * Waits until it is sent, for so long at most.
     *
     * @param seen how often it was sent when the caller looked last
     * @return how often it was sent
     */
    long await(long seen, Duration most) {
        return await(() -> times != seen, most);
    }

    private long await(BooleanSupplier over, Duration most) {
        lock.lock();
        try {
            long left = most.toNanos();
            while (!closed && !over.getAsBoolean() && left > 0) {
                left = sent.awaitNanos(left);
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
