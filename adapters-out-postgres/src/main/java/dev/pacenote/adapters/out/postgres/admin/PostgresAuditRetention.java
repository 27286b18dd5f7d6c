package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.admin.AuditRetention;
import jakarta.inject.Singleton;
import java.time.Instant;

/** Expired lines of the audit log, in Postgres. */
@Singleton
public final class PostgresAuditRetention implements RetentionStore {

    private final AuditRows rows;

    PostgresAuditRetention(AuditRows rows) {
        this.rows = rows;
    }

    @Override
    public String name() {
        return "audit-log";
    }

    @Override
    public int purge(Instant now, int atMost) {
        return rows.purge(AuditRetention.PERIOD.firstMoment(now), atMost);
    }
}
