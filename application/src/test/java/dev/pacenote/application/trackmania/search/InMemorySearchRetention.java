package dev.pacenote.application.trackmania.search;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import java.time.Instant;

/** Expired searches in memory. */
public final class InMemorySearchRetention implements RetentionStore {

    private final Tables tables;

    public InMemorySearchRetention(Tables tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "searches";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return tables.with(
                state ->
                        ExpiredRows.take(
                                        state.searches.values(),
                                        job -> !now.isBefore(job.expiresAt()),
                                        atMost)
                                .size());
    }
}
