package dev.pacenote.adapters.in.scheduler.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When work is looked for. */
@Timeout(120)
class WorkLoopTest {

    private final WakeUp wakeUp = new WakeUp();
    private final AtomicInteger looks = new AtomicInteger();

    @AfterEach
    void close() {
        wakeUp.close();
    }

    private Thread started(IntSupplier work) {
        return Thread.ofPlatform()
                .daemon()
                .start(
                        new WorkLoop(
                                "work",
                                wakeUp,
                                () -> {
                                    looks.incrementAndGet();
                                    return work.getAsInt();
                                }));
    }

    private void looked(int times) {
        await().atMost(Duration.ofMinutes(2)).until(() -> looks.get() >= times);
    }

    private void send(int times, Duration apart) throws InterruptedException {
        var left = new CountDownLatch(times);
        try (var signals = Executors.newSingleThreadScheduledExecutor()) {
            var sends =
                    signals.scheduleAtFixedRate(
                            () -> {
                                wakeUp.send();
                                left.countDown();
                            },
                            0,
                            apart.toNanos(),
                            TimeUnit.NANOSECONDS);
            assertThat(left.await(1, TimeUnit.MINUTES)).isTrue();
            sends.cancel(false);
        }
    }

    @Test
    void many_wake_ups_at_nearly_the_same_time_are_few_looks() throws InterruptedException {
        var begun = System.nanoTime();
        started(() -> 0);

        send(300, Duration.ofMillis(1));
        looked(2);

        var passed = Duration.ofNanos(System.nanoTime() - begun);
        assertThat(looks.get()).isLessThanOrEqualTo(2 + (int) passed.dividedBy(WorkLoop.APART));
    }

    @Test
    void what_wakes_during_a_look_is_looked_for_afterwards() {
        var busy = new Semaphore(0);
        started(
                () -> {
                    busy.acquireUninterruptibly();
                    return 0;
                });
        looked(1);

        wakeUp.send();
        busy.release(2);

        looked(2);
    }

    @Test
    void while_there_is_more_it_looks_at_once() {
        var left = new AtomicInteger(500);
        var begun = System.nanoTime();

        started(() -> Math.max(0, left.getAndDecrement()));
        looked(501);

        assertThat(Duration.ofNanos(System.nanoTime() - begun))
                .isLessThan(WorkLoop.APART.multipliedBy(500));
    }

    @Test
    void a_failure_ends_nothing_and_closing_ends_it_at_once() throws InterruptedException {
        var thread =
                started(
                        () -> {
                            throw new IllegalStateException("the store is away");
                        });
        looked(1);
        wakeUp.send();
        looked(2);

        wakeUp.close();

        assertThat(thread.join(Duration.ofMinutes(1))).isTrue();
    }
}
