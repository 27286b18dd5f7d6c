package dev.pacenote.adapters.in.scheduler.delivery;

import dev.pacenote.adapters.in.scheduler.BackgroundWorker;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.DispatchNotices;
import dev.pacenote.application.delivery.DispatchTrigger;
import dev.pacenote.application.delivery.SendDeliveries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatches new notices and sends what is due, every second and whenever somebody asks. Each
 * channel has a thread of its own, so that one that is slow keeps no other waiting. Several
 * instances share the work.
 */
public final class DeliveryWorker implements BackgroundWorker, DispatchTrigger {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final Duration BETWEEN = Duration.ofSeconds(1);
    private static final Duration HEALTHY = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final DispatchNotices notices;
    private final SendDeliveries deliveries;
    private final List<DeliveryChannel> channels;
    private final List<Thread> threads = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private long requests;
    private boolean stopped;
    private volatile long dispatchedNanos = System.nanoTime() - HEALTHY.toNanos();

    public DeliveryWorker(
            DispatchNotices notices, SendDeliveries deliveries, List<DeliveryChannel> channels) {
        this.notices = notices;
        this.deliveries = deliveries;
        this.channels = List.copyOf(channels);
    }

    @Override
    public void start() {
        begin("dispatcher", this::dispatch);
        channels.forEach(
                channel ->
                        begin(
                                "deliveries-" + channel.id().name(),
                                () -> deliveries.sendDue(channel)));
    }

    private void begin(String name, IntSupplier work) {
        threads.add(Thread.ofPlatform().name(name).daemon().start(() -> repeat(name, work)));
    }

    private int dispatch() {
        int found = notices.dispatch();
        dispatchedNanos = System.nanoTime();
        if (found > 0) {
            soon();
        }
        // Nothing is left of what was there.
        return 0;
    }

    private void repeat(String name, IntSupplier work) {
        boolean failing = false;
        long seen = 0;
        while (!isStopped()) {
            boolean more = false;
            try {
                more = work.getAsInt() > 0;
                if (failing) {
                    LOG.info("{}: works again", name);
                }
                failing = false;
            } catch (RuntimeException | Error e) {
                // Once: an outage must not fill the log.
                if (!failing) {
                    LOG.warn("{}: failed, and is tried every second", name, e);
                }
                failing = true;
            }
            seen = more ? seen : await(seen);
        }
    }

    /** Waits for a second, or until somebody asks. */
    private long await(long seen) {
        lock.lock();
        try {
            long left = BETWEEN.toNanos();
            while (!stopped && requests == seen && left > 0) {
                left = asked.awaitNanos(left);
            }
            return requests;
        } catch (InterruptedException e) {
            stopped = true;
            return requests;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void soon() {
        lock.lock();
        try {
            requests++;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean isStopped() {
        lock.lock();
        try {
            return stopped;
        } finally {
            lock.unlock();
        }
    }

    /** Whether new notices were dispatched a moment ago. */
    public boolean isWorking() {
        return System.nanoTime() - dispatchedNanos < HEALTHY.toNanos();
    }

    /** Ends what is being sent, for ten seconds at most; another instance goes on later. */
    @Override
    public void close() {
        lock.lock();
        try {
            stopped = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
        long end = System.nanoTime() + STOP_TIMEOUT.toNanos();
        for (var thread : threads) {
            try {
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left > 0) {
                    thread.join(left);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
