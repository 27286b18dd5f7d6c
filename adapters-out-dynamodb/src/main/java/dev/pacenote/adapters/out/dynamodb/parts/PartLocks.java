package dev.pacenote.adapters.out.dynamodb.parts;

import dev.pacenote.application.platform.OverloadedException;
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

    /** One piece of work holds so many at most: all workshops share them. */
    private static final int MAX = 64;

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
        private final TreeSet<Integer> held = new TreeSet<>();

        Held(long end) {
            this.end = end;
        }

        /**
         * Waits for them, and only for those whose place is behind all that it holds, so that no
         * two pieces of work wait for each other. One in front of those it takes if it is free, and
         * does without if it is not. It also does without those that would be more than {@link
         * #MAX}.
         */
        void hold(Iterable<?> all) {
            var places = new TreeSet<Integer>();
            all.forEach(one -> places.add(Math.floorMod(one.hashCode(), STRIPES)));
            places.removeAll(held);
            for (int place : places) {
                if (held.size() < MAX && isTaken(place)) {
                    held.add(place);
                }
            }
        }

        private boolean isTaken(int place) {
            boolean mayWait = held.isEmpty() || place > held.last();
            return mayWait ? waitFor(stripes[place]) : stripes[place].tryLock();
        }

        private boolean waitFor(ReentrantLock lock) {
            try {
                if (lock.tryLock(end - nanoTime.getAsLong(), TimeUnit.NANOSECONDS)) {
                    return true;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            throw new OverloadedException("changes of one part");
        }

        void release() {
            held.forEach(place -> stripes[place].unlock());
            held.clear();
        }
    }
}
