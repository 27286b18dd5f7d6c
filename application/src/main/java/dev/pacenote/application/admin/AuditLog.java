package dev.pacenote.application.admin;

import dev.pacenote.domain.admin.AuditEntry;
import java.util.List;

/** What admins did, in order. Entries are never changed. */
public interface AuditLog {

    void write(AuditEntry entry);

    /** The latest entries, newest first. */
    List<AuditEntry> latest(int limit);
}
