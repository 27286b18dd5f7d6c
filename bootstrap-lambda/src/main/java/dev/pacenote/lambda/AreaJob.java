package dev.pacenote.lambda;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What an area has done soon when a message asks for it. It finds in the store what is due, so that
 * once too often does no harm.
 *
 * @param name by which messages ask for it
 * @param firstDue when there is something to be done next, as far as known; it may be due already
 */
public record AreaJob(String name, Runnable work, Supplier<Optional<Instant>> firstDue) {

    /** What is looked at every minute otherwise, whenever it is due. */
    public AreaJob(String name, Runnable work) {
        this(name, work, Optional::empty);
    }
}
