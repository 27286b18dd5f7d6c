package dev.pacenote.application.platform.retention;

import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.platform.retention.Retention;
import java.time.InstantSource;
import java.util.Set;

/** Lets go of what was told long ago, a little at a time: nobody waits for a lock meanwhile. */
public final class PurgeExpired {

    private static final int PORTION = 1_000;

    /** An outage or a first time must not keep the rest of the housekeeping waiting. */
    private static final int PORTIONS = 50;

    private final RetentionStore news;
    private final Set<Topic> inboxes;
    private final InstantSource clock;

    /**
     * @param inboxes topics whose notices have an age
     */
    public PurgeExpired(RetentionStore news, Set<Topic> inboxes, InstantSource clock) {
        this.news = news;
        this.inboxes = Set.copyOf(inboxes);
        this.clock = clock;
    }

    /**
     * @return at least how much was removed; zero when there was nothing
     */
    public int forget() {
        var retention = Retention.at(clock.instant());
        int all = 0;
        for (int i = 0; i < PORTIONS; i++) {
            int removed = news.forget(retention, inboxes, PORTION);
            all += removed;
            if (removed < PORTION) {
                break;
            }
        }
        return all;
    }
}
