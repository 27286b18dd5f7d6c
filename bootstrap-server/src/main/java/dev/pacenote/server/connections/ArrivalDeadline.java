package dev.pacenote.server.connections;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * When the rest of a request must have come. What has come buys time: a file comes whole from a
 * phone that sends half a megabit a second, and a client that sends a byte now and then gains
 * nothing. It is used on the event loop of its connection only.
 */
final class ArrivalDeadline {

    /** So many bytes are worth a second. */
    static final int SECONDS_WORTH = 60_000;

    /** No request takes longer than so many times what a small one may take. */
    static final int AT_MOST = 10;

    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final long small;
    private final Consumer<Channel> missed;
    private @Nullable Future<?> running;

    /** Since it began to run. */
    private long arrived;

    /** What was added, in nanoseconds. */
    private long added;

    /**
     * @param small how long a small request may take
     * @param missed what happens when it is over
     */
    ArrivalDeadline(Duration small, Consumer<Channel> missed) {
        this.small = small.toNanos();
        this.missed = missed;
    }

    boolean isRunning() {
        return running != null;
    }

    void start(Channel channel) {
        arrived = 0;
        added = 0;
        runFor(small, channel);
    }

    void stop() {
        if (running != null) {
            running.cancel(false);
            running = null;
        }
    }

    /** Some of the request has come. */
    void arrive(int bytes) {
        arrived += bytes;
    }

    private void runFor(long nanos, Channel channel) {
        running = channel.eventLoop().schedule(() -> end(channel), nanos, NANOSECONDS);
    }

    private void end(Channel channel) {
        long earned = Math.min(arrived / SECONDS_WORTH * SECOND, small * (AT_MOST - 1));
        long more = earned - added;
        if (more > 0) {
            added = earned;
            runFor(more, channel);
        } else {
            running = null;
            missed.accept(channel);
        }
    }
}
