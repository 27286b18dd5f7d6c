package dev.pacenote.application.platform.retention;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Deletes expired rows of every feature, a few at a time, so that nobody waits for a lock. */
public final class PurgeExpired {

    private static final int PORTION = 1_000;

    /** An outage or a first time must not keep the other jobs waiting. */
    private static final int PORTIONS = 50;

    /** What became of one store. */
    public sealed interface Purged {

        String store();

        /**
         * @param rows at least so many were deleted
         * @param moreRemain the next time deletes them
         */
        record Done(String store, int rows, boolean moreRemain) implements Purged {}

        /**
         * @param cause the next time tries again
         */
        record Failed(String store, RuntimeException cause) implements Purged {}
    }

    private final List<RetentionStore> stores;
    private final InstantSource clock;

    public PurgeExpired(List<RetentionStore> stores, InstantSource clock) {
        this.stores = List.copyOf(stores);
        this.clock = clock;
    }

    /** Purges each store, whatever became of the one before it. */
    public List<Purged> purge() {
        var now = clock.instant();
        var all = new ArrayList<Purged>();
        for (var store : stores) {
            try {
                all.add(purge(store, now));
            } catch (RuntimeException e) {
                all.add(new Purged.Failed(store.name(), e));
            }
        }
        return all;
    }

    private static Purged purge(RetentionStore store, Instant now) {
        int rows = 0;
        for (int i = 0; i < PORTIONS; i++) {
            int purged = store.purge(now, PORTION);
            rows += purged;
            if (purged < PORTION) {
                return new Purged.Done(store.name(), rows, false);
            }
        }
        return new Purged.Done(store.name(), rows, true);
    }
}
