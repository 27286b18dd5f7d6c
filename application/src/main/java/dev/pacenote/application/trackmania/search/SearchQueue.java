package dev.pacenote.application.trackmania.search;

import java.util.UUID;

/** Searches that wait to be worked off. An enqueued one survives a restart. */
@FunctionalInterface
public interface SearchQueue {

    /** Has a search worked off soon, at least once; one that waits already is not queued twice. */
    void enqueue(UUID job);
}
