package dev.pacenote.adapters.out.dynamodb.parts;

import dev.pacenote.application.platform.OverloadedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Lets those of one process who change the same part come one after the other, instead of undoing
 * one another's work. That all is right does not depend on it: conditions of the write see to that.
 */
final class PartLocks {

    private static final int STRIPES = 512;

    private final ReentrantLock[] stripes =
            IntStream.range(0, STRIPES)
                    .mapToObj(_ -> new ReentrantLock(true))
                    .toArray(ReentrantLock[]::new);

    private final Duration patience;

    PartLocks(Duration patience) {
        this.patience = patience;
    }

    Held none() {
        return new Held();
    }

    /** Locks of one piece of work. */
    final class Held {

        private final Deque<ReentrantLock> held = new ArrayDeque<>();

        /** Waits for all of them, each time in the same order. */
        void hold(Iterable<?> all) {
            var places = new TreeSet<Integer>();
            all.forEach(one -> places.add(Math.floorMod(one.hashCode(), STRIPES)));
            for (int place : places) {
                hold(stripes[place]);
            }
        }

        private void hold(ReentrantLock lock) {
            try {
                if (!lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new OverloadedException("changes of one part");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new OverloadedException("changes of one part");
            }
            held.push(lock);
        }

        void release() {
            while (!held.isEmpty()) {
                held.pop().unlock();
            }
        }
    }
}
