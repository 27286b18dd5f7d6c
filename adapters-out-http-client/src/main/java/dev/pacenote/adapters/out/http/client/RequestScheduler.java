package dev.pacenote.adapters.out.http.client;

import dev.pacenote.application.platform.upstream.RequestBudget;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * How many requests a host gets in any window of time, whoever sends them, in whatever process on
 * the same store. A request occupies its place from before it leaves until one window after its
 * answer came: however long the way there and back takes, the host never sees more than the agreed
 * number in any window. Someone who is waited for goes before the daily run.
 */
final class RequestScheduler {

    private final int places;
    private final long windowNanos;
    private final LongSupplier nanoTime;
    private final Optional<Shared> shared;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Long> answered = new ArrayDeque<>();
    private int underWay;
    private int peopleWaiting;

    /** Faster hosts are our own, in tests and benchmarks; nobody else counts there. */
    private static final double FASTEST_SHARED = 50;

    /** A request that takes longer has failed: connection, answer, and some patience. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private record Shared(String host, RequestBudget places) {}

    /**
     * @param perSecond agreed rate; 0.5 is one request every two seconds
     * @param places what other processes on the same store take part in
     */
    RequestScheduler(double perSecond, String host, RequestBudget places) {
        this(
                perSecond,
                perSecond > FASTEST_SHARED
                        ? Optional.empty()
                        : Optional.of(new Shared(host, places)),
                System::nanoTime);
    }

    /** For one process alone. */
    RequestScheduler(double perSecond) {
        this(perSecond, Optional.empty(), System::nanoTime);
    }

    private RequestScheduler(double perSecond, Optional<Shared> shared, LongSupplier nanoTime) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("not a rate: " + perSecond);
        }
        this.places = (int) Math.max(1, Math.min(perSecond, Integer.MAX_VALUE));
        this.windowNanos = (long) (places / perSecond * Duration.ofSeconds(1).toNanos());
        this.nanoTime = nanoTime;
        this.shared = shared;
    }

    /** A place for one request; to be closed when its answer has come, or will not. */
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }

    /** Waits for a place. */
    Permit take(Priority priority) throws InterruptedException {
        takeHere(priority);
        boolean taken = false;
        try {
            var everywhere = takeEverywhere(priority);
            taken = true;
            return () -> giveBack(everywhere);
        } finally {
            if (!taken) {
                giveBack(Optional.empty());
            }
        }
    }

    private Optional<RequestBudget.Taken.Granted> takeEverywhere(Priority priority)
            throws InterruptedException {
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        var places = shared.get().places();
        var host = shared.get().host();
        while (true) {
            switch (places.take(host, this.places, LEASE, priority == Priority.PERSON)) {
                case RequestBudget.Taken.Granted place -> {
                    return Optional.of(place);
                }
                case RequestBudget.Taken.Exhausted(var wait) -> Thread.sleep(wait);
            }
        }
    }

    private void takeHere(Priority priority) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            if (priority == Priority.PERSON) {
                peopleWaiting++;
            }
            try {
                while (!free(priority)) {
                    changed.await(untilNextIsForgotten(), TimeUnit.NANOSECONDS);
                }
                underWay++;
            } finally {
                if (priority == Priority.PERSON) {
                    peopleWaiting--;
                }
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean free(Priority priority) {
        forgetOld();
        boolean room = underWay + answered.size() < places;
        return room && (priority == Priority.PERSON || peopleWaiting == 0);
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

    private void giveBack(Optional<RequestBudget.Taken.Granted> everywhere) {
        // First where others wait: a place that is free here only would be asked for in vain.
        everywhere.ifPresent(
                place ->
                        shared.orElseThrow()
                                .places()
                                .giveBack(place, Duration.ofNanos(windowNanos)));
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
