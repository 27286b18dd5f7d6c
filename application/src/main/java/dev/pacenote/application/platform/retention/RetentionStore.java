package dev.pacenote.application.platform.retention;

import java.time.Instant;

/** Rows of one feature that need not be kept for ever. The feature says which and how long. */
public interface RetentionStore {

    /** Deletes expired rows as {@link RetentionStore#purge} does. */
    @FunctionalInterface
    interface Purge {
        int purge(Instant now, int atMost);
    }

    static RetentionStore of(String name, Purge purge) {
        return new RetentionStore() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public int purge(Instant now, int atMost) {
                return purge.purge(now, atMost);
            }
        };
    }

    /** What the rows are, in a word for operators, like {@code audit-log}. */
    String name();

    /**
     * Deletes expired rows, each kind in a transaction of its own. Rows that somebody else holds
     * wait for the next time.
     *
     * @param atMost of each kind
     * @return how many rows went of the kind of which it was most; less than {@code atMost} means
     *     that no expired row is left
     */
    int purge(Instant now, int atMost);
}
