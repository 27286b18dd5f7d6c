package dev.pacenote.assembly.background;

import dev.pacenote.application.platform.Heartbeat;
import dev.pacenote.application.platform.WithoutMessages;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Beats in a thread of its own, for all work of this process. */
public final class BackgroundHeartbeat implements Heartbeat, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BackgroundHeartbeat.class);

    private final ScheduledThreadPoolExecutor thread;

    public BackgroundHeartbeat() {
        thread =
                new ScheduledThreadPoolExecutor(
                        1, Thread.ofPlatform().daemon().name("heartbeat").factory());
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Beating beating(Duration every, Runnable beat) {
        long pause = every.toNanos();
        var beats =
                thread.scheduleWithFixedDelay(() -> once(beat), pause, pause, TimeUnit.NANOSECONDS);
        return () -> beats.cancel(false);
    }

    private static void once(Runnable beat) {
        try {
            beat.run();
        } catch (RuntimeException e) {
            LOG.warn("a beat failed; the next one follows", new WithoutMessages(e));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
