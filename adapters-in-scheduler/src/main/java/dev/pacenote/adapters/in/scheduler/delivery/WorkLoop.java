package dev.pacenote.adapters.in.scheduler.delivery;

import dev.pacenote.application.platform.WithoutMessages;
import java.time.Duration;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is repeated: every second, soon after somebody wakes it, and at once while there is
 * more. Signals that come at nearly the same time are answered by one look.
 *
 * @param work tells how much it found; more is looked for at once
 */
record WorkLoop(String name, WakeUp wakeUp, IntSupplier work) implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(WorkLoop.class);

    private static final Duration BETWEEN = Duration.ofSeconds(1);

    /** From the beginning of one look to the next that somebody asks for. */
    static final Duration APART = Duration.ofMillis(100);

    @Override
    public void run() {
        boolean failing = false;
        long seen = 0;
        while (!wakeUp.isClosed()) {
            long begun = System.nanoTime();
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
                    LOG.warn("{}: failed, and is tried every second", name, new WithoutMessages(e));
                }
                failing = true;
            }
            if (!more) {
                var _ = wakeUp.await(seen, BETWEEN);
                seen = wakeUp.pause(APART.minusNanos(System.nanoTime() - begun));
            }
        }
    }
}
