package dev.pacenote.adapters.in.scheduler.trackmania.search;

import java.util.UUID;

/** Works off the searches that wait, a few at a time; nothing happens before {@link #start}. */
public interface SearchWorker extends AutoCloseable {

    /** Works one search off. */
    @FunctionalInterface
    interface Work {
        void perform(UUID job) throws InterruptedException;
    }

    /** Begins to work. */
    void start();

    /** How many searches wait or are worked off. */
    long waiting();

    /** Stops between two steps of a search; another worker takes it over. */
    @Override
    void close();
}
