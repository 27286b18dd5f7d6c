package dev.pacenote.adapters.in.scheduler;

import com.github.kagkarlsson.shaded.jdbc.SQLRuntimeException;
import dev.pacenote.application.platform.StoreUnavailableException;

/** The tables of jobs, in our own words. */
final class Jobs {

    private Jobs() {}

    /**
     * Writes a job down.
     *
     * @throws StoreUnavailableException when there is no database
     */
    static void put(Runnable writing) {
        try {
            writing.run();
        } catch (SQLRuntimeException e) {
            throw new StoreUnavailableException(e);
        }
    }
}
