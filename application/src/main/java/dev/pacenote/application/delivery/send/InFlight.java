package dev.pacenote.application.delivery.send;

import dev.pacenote.application.delivery.Deliveries.Place;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one channel is handing over at this moment. So much at once and no more, and nothing new for
 * a target before it is done with what it has: a target that is slow keeps only itself waiting.
 */
final class InFlight {

    /** A slow target has few of these places, so that only many slow ones could take them all. */
    static final int MAX = 64;

    static final int MAX_OF_A_TARGET = 2;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private final Map<Place, Integer> running = new HashMap<>();
    private final List<Instant> due = new ArrayList<>();

    /** How much more may begin now. */
    int room() {
        lock.lock();
        try {
            return Math.max(0, MAX - due.size());
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

    /**
     * @param since when it was due
     */
    void begin(Place place, Instant since) {
        lock.lock();
        try {
            running.merge(place, 1, Integer::sum);
            due.add(since);
        } finally {
            lock.unlock();
        }
    }

    void end(Place place, Instant since) {
        lock.lock();
        try {
            int left = running.getOrDefault(place, 1) - 1;
            if (left == 0) {
                running.remove(place);
            } else {
                running.put(place, left);
            }
            due.remove(since);
            ended.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Since when the one was due that was due longest; empty when there is none. */
    Optional<Instant> longestDue() {
        lock.lock();
        try {
            return due.stream().min(Comparator.naturalOrder());
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
            while (!due.isEmpty()) {
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
