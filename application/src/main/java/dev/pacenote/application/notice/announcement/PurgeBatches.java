package dev.pacenote.application.notice.announcement;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Duration;
import java.time.Instant;

/** Deletes what was announced when no item of an inbox can show it any more. */
public final class PurgeBatches implements RetentionStore {

    /** Items are purged by and by; their words stay until then. */
    private static final Duration LONGER = Duration.ofDays(7);

    private final NoticeBatches batches;
    private final RetentionPeriod shown;

    /**
     * @param shown how long items are shown
     */
    public PurgeBatches(NoticeBatches batches, RetentionPeriod shown) {
        this.batches = batches;
        this.shown = shown;
    }

    @Override
    public String name() {
        return "notice-batches";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return batches.purge(shown.firstMoment(now).minus(LONGER), atMost);
    }
}
