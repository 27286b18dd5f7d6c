package dev.pacenote.application.platform.status;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Work that a feature does again and again.
 *
 * @param name as everybody reads it, like {@code surveysCheck}
 * @param state asked for when somebody wants to know; it reads from a store
 */
public record PeriodicWork(String name, Supplier<State> state) {

    /**
     * @param finishedAt when it was last done; empty: never
     * @param overdue whether that is longer ago than it should be
     */
    public record State(Optional<Instant> finishedAt, boolean overdue) {}
}
