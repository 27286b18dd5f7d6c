package dev.pacenote.adapters.in.scheduler.delivery;

import dev.pacenote.adapters.in.scheduler.BackgroundWorker;
import dev.pacenote.application.delivery.DeliveryChannel;
import dev.pacenote.application.delivery.dispatch.DispatchNotices;
import dev.pacenote.application.delivery.dispatch.DispatchTrigger;
import dev.pacenote.application.delivery.dispatch.SenderQueue;
import dev.pacenote.application.delivery.send.SendDeliveries;
import dev.pacenote.domain.delivery.ChannelId;
import dev.pacenote.domain.delivery.Delivery;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Dispatches new notices and begins to send what is due, every second and soon after somebody asks:
 * what comes at nearly the same time is found in one look. Each channel has a thread of its own, so
 * that one that is slow keeps no other waiting, and looks only when something is due by it. Several
 * instances share the work.
 */
public final class DeliveryWorker implements BackgroundWorker, DispatchTrigger, SenderQueue {

    private static final Logger LOG = LoggerFactory.getLogger(DeliveryWorker.class);

    private static final Duration HEALTHY = Duration.ofSeconds(30);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

    /** What is done; when is for the worker to say. */
    interface Work {

        void dispatch();

        /**
         * Begins to send what is due by a channel.
         *
         * @param ended hears each time that there is room for more
         * @return how many deliveries were leased
         */
        int sendDue(ChannelId channel, Runnable ended);

        /** Waits until all that was begun has ended; false when it takes longer. */
        boolean awaitEnd(Duration most) throws InterruptedException;
    }

    private final Work work;
    private final WakeUp dispatcher = new WakeUp();
    private final Map<ChannelId, WakeUp> senders = new HashMap<>();
    private final List<WorkLoop> loops = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** When it began to stop; 0 before that. */
    private final AtomicLong stopNanos = new AtomicLong();

    private volatile long dispatchedNanos = System.nanoTime() - HEALTHY.toNanos();

    public DeliveryWorker(
            DispatchNotices notices, SendDeliveries deliveries, List<DeliveryChannel> channels) {
        this(
                new UseCases(
                        notices,
                        deliveries,
                        channels.stream()
                                .collect(
                                        Collectors.toMap(
                                                DeliveryChannel::id, Function.identity()))),
                channels.stream().map(DeliveryChannel::id).toList());
    }

    DeliveryWorker(Work work, List<ChannelId> channels) {
        this.work = work;
        loops.add(new WorkLoop("dispatcher", dispatcher, this::dispatch));
        for (var channel : channels) {
            var wakeUp = new WakeUp();
            senders.put(channel, wakeUp);
            loops.add(
                    new WorkLoop(
                            "deliveries-" + channel.name(),
                            wakeUp,
                            () -> work.sendDue(channel, wakeUp::send)));
        }
    }

    private record UseCases(
            DispatchNotices notices,
            SendDeliveries deliveries,
            Map<ChannelId, DeliveryChannel> channels)
            implements Work {

        @Override
        public void dispatch() {
            notices.dispatch();
        }

        @Override
        public int sendDue(ChannelId channel, Runnable ended) {
            return deliveries.sendDue(Objects.requireNonNull(channels.get(channel)), ended);
        }

        @Override
        public boolean awaitEnd(Duration most) throws InterruptedException {
            return deliveries.awaitEnd(most);
        }
    }

    @Override
    public void start() {
        loops.forEach(
                loop -> threads.add(Thread.ofPlatform().name(loop.name()).daemon().start(loop)));
    }

    private int dispatch() {
        work.dispatch();
        dispatchedNanos = System.nanoTime();
        // Nothing is left of what was there.
        return 0;
    }

    @Override
    public void soon() {
        dispatcher.send();
    }

    @Override
    public void ask(Collection<Delivery> due) {
        due.stream()
                .map(Delivery::channel)
                .distinct()
                .map(senders::get)
                // What is by a channel that is off waits until it is on.
                .filter(Objects::nonNull)
                .forEach(WakeUp::send);
    }

    /** Whether new notices were dispatched a moment ago. */
    public boolean isWorking() {
        return System.nanoTime() - dispatchedNanos < HEALTHY.toNanos();
    }

    @Override
    public void beginToStop() {
        stopNanos.compareAndSet(0, System.nanoTime());
        loops.forEach(loop -> loop.wakeUp().close());
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
            if (!work.awaitEnd(left())) {
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
