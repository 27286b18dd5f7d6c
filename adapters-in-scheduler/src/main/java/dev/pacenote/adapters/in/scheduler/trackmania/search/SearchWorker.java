package dev.pacenote.adapters.in.scheduler.trackmania.search;

import dev.pacenote.adapters.in.scheduler.BackgroundWorker;
import java.util.UUID;

/** Works off the searches that wait, a few at a time. */
public interface SearchWorker extends BackgroundWorker {

    /** Works one search off. */
    @FunctionalInterface
    interface Work {
        void perform(UUID job) throws InterruptedException;
    }

    /** How many searches wait or are worked off. */
    long waiting();

    /** Stops between two steps of a search; another worker takes it over. */
    @Override
    void close();
}
