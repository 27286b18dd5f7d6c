package dev.pacenote.adapters.out.trackmania;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many requests a host gets in any window of time, whoever sends them. A request occupies its
 * place from before it leaves until one window after its answer came: however long the way there
 * and back takes, the host never sees more than the agreed number in any window. Someone who is
 * waited for goes before the daily run.
 */
public final class RequestBudget {

    private final int places;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Long> answered = new ArrayDeque<>();
    private int underWay;
    private int peopleWaiting;

    /**
     * @param perSecond agreed rate; 0.5 is one request every two seconds
     */
    public RequestBudget(double perSecond) {
        this(perSecond, System::nanoTime);
    }

    RequestBudget(double perSecond, LongSupplier nanoTime) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("not a rate: " + perSecond);
        }
        this.places = (int) Math.max(1, Math.min(perSecond, Integer.MAX_VALUE));
        this.windowNanos = (long) (places / perSecond * Duration.ofSeconds(1).toNanos());
        this.nanoTime = nanoTime;
    }

    /** A place for one request; to be closed when its answer has come, or will not. */
    public interface Place extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a place. */
    public Place take(Lane lane) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (lane == Lane.PERSON) {
                peopleWaiting++;
            }
            try {
                while (!free(lane)) {
                    changed.await(untilNextIsForgotten(), TimeUnit.NANOSECONDS);
                }
                underWay++;
            } finally {
                if (lane == Lane.PERSON) {
                    peopleWaiting--;
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        return this::giveBack;
    }

    private boolean free(Lane lane) {
        forgetOld();
        boolean room = underWay + answered.size() < places;
        return room && (lane == Lane.PERSON || peopleWaiting == 0);
    }

    private void forgetOld() {
        long now = nanoTime.getAsLong();
        while (!answered.isEmpty() && now - answered.peekFirst() >= windowNanos) {
            answered.pollFirst();
        }
    }

    private long untilNextIsForgotten() {
        var oldest = answered.peekFirst();
        return oldest == null
                ? windowNanos
                : Math.max(1, windowNanos - (nanoTime.getAsLong() - oldest));
    }

    private void giveBack() {
        lock.lock();
        try {
            underWay--;
            answered.addLast(nanoTime.getAsLong());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
