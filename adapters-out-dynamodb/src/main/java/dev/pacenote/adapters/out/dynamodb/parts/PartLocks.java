package dev.pacenote.adapters.out.dynamodb.parts;

import dev.pacenote.application.platform.OverloadedException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
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

    private final LongSupplier nanoTime;

    PartLocks(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * No lock yet.
     *
     * @param end when whoever waits for one gives up, of the same clock
     */
    Held until(long end) {
        return new Held(end);
    }

    /** Locks of one piece of work. */
    final class Held {

        private final long end;
        private final Deque<ReentrantLock> held = new ArrayDeque<>();

        Held(long end) {
            this.end = end;
        }

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
                if (!lock.tryLock(end - nanoTime.getAsLong(), TimeUnit.NANOSECONDS)) {
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
