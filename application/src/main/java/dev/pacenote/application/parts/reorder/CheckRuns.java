package dev.pacenote.application.parts.reorder;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Runs of the hourly check. One is at work at a time. */
public interface CheckRuns {

    sealed interface Begun {

        record Started(CheckRun run) implements Begun {}

        /** Another one is at work. */
        record AtWork(UUID run) implements Begun {}
    }

    /**
     * Begins a run, unless one is at work whose lease holds. One whose lease is over is taken for
     * dead, and the new one goes on {@link CheckRun#after} it.
     */
    Begun begin(CheckRun run, Instant now);

    /**
     * The one that {@link CheckRun#waiting waits}, if its lease holds: it is the caller's now, and
     * nobody else's.
     *
     * @param leaseUntil of the caller
     */
    Optional<CheckRun> takeUp(Instant now, Instant leaseUntil);

    /** Saves how far a run is, with its lease. */
    void save(CheckRun run);

    Optional<CheckRun> find(UUID id);

    /** The one that finished last. */
    Optional<CheckRun> lastFinished();
}
