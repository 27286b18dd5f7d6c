package dev.pacenote.application.dailyrun.distributed;

import dev.pacenote.application.dailyrun.RunLock;
import dev.pacenote.application.platform.Sleeper;
import java.time.Duration;
import java.util.Optional;

/**
 * The run's lock for workers who are fed by messages. Whoever opens a run holds it for a moment,
 * and a worker that died for some seconds. A message may be the only one that its run has, so its
 * worker waits that long; only another worker, who has a message of its own, holds the lock longer.
 */
public record WorkerLock(RunLock lock, Sleeper sleeper) {

    static final Duration MAX_WAIT = Duration.ofSeconds(25);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(250);

    /**
     * @return empty when another worker is at it
     */
    public Optional<RunLock.Held> await() throws InterruptedException {
        var held = lock.tryAcquire();
        for (var waited = Duration.ZERO;
                held.isEmpty() && waited.compareTo(MAX_WAIT) < 0;
                waited = waited.plus(POLL_INTERVAL)) {
            sleeper.pause(POLL_INTERVAL);
            held = lock.tryAcquire();
        }
        return held;
    }
}
