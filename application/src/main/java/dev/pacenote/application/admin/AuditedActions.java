package dev.pacenote.application.admin;

import dev.pacenote.application.identity.account.AdminActions;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import java.time.Instant;
import java.util.Optional;

/** Writes what admins did in other features to the audit log. */
public final class AuditedActions implements AdminActions {

    private final AuditLog audit;

    public AuditedActions(AuditLog audit) {
        this.audit = audit;
    }

    @Override
    public void note(Instant at, AccountId admin, Optional<AccountId> subject, String what) {
        audit.write(new AuditEntry(at, admin, subject, what));
    }
}
