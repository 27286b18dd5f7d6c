package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.List;

/** The audit log in Postgres. */
@Singleton
public final class PostgresAuditLog implements AuditLog {

    private final AuditRows rows;

    PostgresAuditLog(AuditRows rows) {
        this.rows = rows;
    }

    @Override
    public void write(AuditEntry entry) {
        rows.insert(
                Rows.microseconds(entry.at()),
                entry.actor().value(),
                entry.subject().map(AccountId::value).orElse(null),
                entry.what());
    }

    @Override
    public List<AuditEntry> latest(int limit) {
        return rows.latest(limit).stream().map(AuditRow::entry).toList();
    }
}
