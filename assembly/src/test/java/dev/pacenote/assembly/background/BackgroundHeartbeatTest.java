package dev.pacenote.assembly.background;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What others hear while work goes on. */
class BackgroundHeartbeatTest {

    private static final Duration OFTEN = Duration.ofMillis(1);

    private final BackgroundHeartbeat heartbeat = new BackgroundHeartbeat();

    @AfterEach
    void close() {
        heartbeat.close();
    }

    @Test
    void it_beats_until_it_is_closed_and_a_beat_that_fails_ends_nothing()
            throws InterruptedException {
        var all = new AtomicInteger();
        var beats = new CountDownLatch(3);
        var beating =
                heartbeat.beating(
                        OFTEN,
                        () -> {
                            all.incrementAndGet();
                            beats.countDown();
                            throw new IllegalStateException("the store is away");
                        });
        assertThat(beats.await(10, TimeUnit.SECONDS)).isTrue();

        beating.close();

        // There is one thread: whatever was under way is over when another heartbeat beats.
        beatsOfAnother(1);
        int heard = all.get();
        beatsOfAnother(3);
        assertThat(all).hasValue(heard);
    }

    private void beatsOfAnother(int times) throws InterruptedException {
        var beats = new CountDownLatch(times);
        try (var _ = heartbeat.beating(OFTEN, beats::countDown)) {
            assertThat(beats.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }
}
