package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.platform.PostgresStore;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.adapters.out.postgres.platform.retention.ExpiredRows;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.admin.AuditRetention;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Map;

/** Expired lines of the audit log, in Postgres. */
@Singleton
public final class PostgresAuditRetention implements RetentionStore {

    private final ExpiredRows rows;

    public PostgresAuditRetention(PostgresStore store) {
        this.rows = new ExpiredRows(store);
    }

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.delete(
                "audit_log",
                "at < :start",
                Map.of("start", Rows.bind(AuditRetention.PERIOD.firstMoment(now))),
                atMost);
    }
}
