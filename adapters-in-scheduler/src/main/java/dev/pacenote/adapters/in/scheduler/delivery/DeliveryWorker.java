package dev.pacenote.adapters.in.scheduler.delivery;

import dev.pacenote.adapters.in.scheduler.BackgroundWorker;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.DispatchNotices;
import dev.pacenote.application.delivery.DispatchTrigger;
import dev.pacenote.application.delivery.SendDeliveries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatches new notices and begins to send what is due, every second and soon after somebody asks:
 * what comes at nearly the same time is found in one look. Each channel has a thread of its own, so
 * that one that is slow keeps no other waiting. Several instances share the work.
 */
public final class DeliveryWorker implements BackgroundWorker, DispatchTrigger {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final Duration HEALTHY = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    private final DispatchNotices notices;
    private final SendDeliveries deliveries;
    private final List<WorkLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** When it began to stop; 0 before that. */
    private final AtomicLong stopNanos = new AtomicLong();

    private volatile long dispatchedNanos = System.nanoTime() - HEALTHY.toNanos();

    public DeliveryWorker(
            DispatchNotices notices, SendDeliveries deliveries, List<DeliveryChannel> channels) {
        this.notices = notices;
        this.deliveries = deliveries;
        loops.add(new WorkLoop("dispatcher", new Bell(), this::dispatch));
        for (var channel : channels) {
            var bell = new Bell();
            loops.add(
                    new WorkLoop(
                            "deliveries-" + channel.id().name(),
                            bell,
                            () -> deliveries.sendDue(channel, bell::ring)));
        }
    }

    @Override
    public void start() {
        loops.forEach(
                loop -> threads.add(Thread.ofPlatform().name(loop.name()).daemon().start(loop)));
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

    @Override
    public void soon() {
        loops.forEach(loop -> loop.bell().ring());
    }

    /** Whether new notices were dispatched a moment ago. */
    public boolean isWorking() {
        return System.nanoTime() - dispatchedNanos < HEALTHY.toNanos();
    }

    @Override
    public void beginToStop() {
        stopNanos.compareAndSet(0, System.nanoTime());
        loops.forEach(loop -> loop.bell().close());
    }

    /**
     * Begins nothing more, and lets what is being handed over end, within ten seconds since it
     * began to stop. What is cut all the same is tried again when its lease is over, by whoever is
     * there then.
     */
    @Override
    public void close() {
        beginToStop();
        try {
            for (var thread : threads) {
                // One that was leasing something hands it over.
                var _ = thread.join(left());
            }
            if (!deliveries.awaitEnd(left())) {
                LOG.warn(
                        "deliveries: some were not handed over within {} s; they are tried again",
                        STOP_TIMEOUT.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration left() {
        return STOP_TIMEOUT.minusNanos(System.nanoTime() - stopNanos.get());
    }
}
