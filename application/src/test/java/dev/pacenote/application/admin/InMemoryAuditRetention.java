package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.admin.AuditRetention;
import java.time.Instant;

/** Expired lines of the audit log, in memory. */
public final class InMemoryAuditRetention implements RetentionStore {

    private final Tables tables;

    public InMemoryAuditRetention(Tables tables) {
        this.tables = tables;
    }

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public int purge(Instant now, int atMost) {
        var start = AuditRetention.PERIOD.firstMoment(now);
        return tables.with(
                state ->
                        ExpiredRows.take(state.audit, entry -> entry.at().isBefore(start), atMost)
                                .size());
    }
}
