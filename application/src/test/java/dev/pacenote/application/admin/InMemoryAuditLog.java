package dev.pacenote.application.admin;

import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.admin.AuditEntry;
import java.util.List;

/** The audit log in memory. */
public final class InMemoryAuditLog implements AuditLog {

    private final Tables tables;

    public InMemoryAuditLog(Tables tables) {
        this.tables = tables;
    }

    @Override
    public void write(AuditEntry entry) {
        tables.with(state -> state.audit.add(entry));
    }

    @Override
    public List<AuditEntry> latest(int limit) {
        return tables.with(state -> state.audit.reversed().stream().limit(limit).toList());
    }
}
