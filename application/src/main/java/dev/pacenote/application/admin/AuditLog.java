package dev.pacenote.application.admin;

import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What admins did, in order. Entries are never changed. */
public interface AuditLog extends AdminActions {

    void write(AuditEntry entry);

    @Override
    default void note(Instant at, AccountId admin, Optional<AccountId> subject, String what) {
        write(new AuditEntry(at, admin, subject, what));
    }

    /** The latest entries, newest first. */
    List<AuditEntry> latest(int limit);
}
