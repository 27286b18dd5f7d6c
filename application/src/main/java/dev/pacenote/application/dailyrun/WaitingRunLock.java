package dev.pacenote.application.dailyrun;

import dev.pacenote.application.platform.Sleeper;
import java.time.Duration;
import java.util.Optional;

/**
 * Waits a moment for whoever holds the lock without a run or dry run under way: they are about to
 * store one, or have just ended one. Somebody who read that a run is over can start the next.
 */
public final class WaitingRunLock implements RunLock {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);
    private static final int MAX_POLLS = 40;

    private final RunLock lock;
    private final DailyRuns runs;
    private final Sleeper sleeper;

    public WaitingRunLock(RunLock lock, DailyRuns runs, Sleeper sleeper) {
        this.lock = lock;
        this.runs = runs;
        this.sleeper = sleeper;
    }

    @Override
    public Optional<Held> tryAcquire() {
        for (int i = 0; i < MAX_POLLS; i++) {
            var held = lock.tryAcquire();
            if (held.isPresent() || isAtWork()) {
                return held;
            }
            try {
                sleeper.pause(POLL_INTERVAL);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
        return lock.tryAcquire();
    }

    private boolean isAtWork() {
        return !runs.active().isEmpty() || !runs.activeDryRuns().isEmpty();
    }
}
