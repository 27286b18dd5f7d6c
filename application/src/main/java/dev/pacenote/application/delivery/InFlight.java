package dev.pacenote.application.delivery;

import dev.pacenote.application.delivery.Deliveries.Place;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one channel is handing over at this moment. So much at once and no more, and nothing new for
 * a target before it is done with what it has: a target that is slow keeps only itself waiting.
 */
final class InFlight {

    /** A slow target has few of these places, so that only many slow ones could take them all. */
    static final int MOST = 64;

    static final int MOST_OF_A_TARGET = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<Place, Integer> running = new HashMap<>();
    private int count;

    /** How much more may begin now. */
    int room() {
        lock.lock();
        try {
            return Math.max(0, MOST - count);
        } finally {
            lock.unlock();
        }
    }

    /** The targets that have something already. */
    Set<Place> busy() {
        lock.lock();
        try {
            return Set.copyOf(running.keySet());
        } finally {
            lock.unlock();
        }
    }

    void begin(Place place) {
        lock.lock();
        try {
            running.merge(place, 1, Integer::sum);
            count++;
        } finally {
            lock.unlock();
        }
    }

    void end(Place place) {
        lock.lock();
        try {
            int left = running.getOrDefault(place, 1) - 1;
            if (left == 0) {
                running.remove(place);
            } else {
                running.put(place, left);
            }
            count--;
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until nothing is being handed over.
     *
     * @return false when something still is after that time
     */
    boolean awaitNone(Duration most) throws InterruptedException {
        long left = most.toNanos();
        lock.lock();
        try {
            while (count > 0) {
                if (left <= 0) {
                    return false;
                }
                left = ended.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }
}
