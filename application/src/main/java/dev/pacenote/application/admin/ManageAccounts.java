package dev.pacenote.application.admin;

import dev.pacenote.application.identity.account.AccountChanges;
import dev.pacenote.application.identity.account.AccountChanges.GuardedChange;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.identity.account.mail.AccountOutbox;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.Role;
import java.time.InstantSource;
import java.util.Optional;

/** An admin changes what another account may do. Every change is written to the audit log. */
public final class ManageAccounts {

    private final AccountChanges accounts;
    private final AccountOutbox outbox;
    private final AuditLog audit;
    private final InstantSource clock;

    public ManageAccounts(
            Accounts users, AccountOutbox outbox, AuditLog audit, InstantSource clock) {
        this.accounts = new AccountChanges(users);
        this.outbox = outbox;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Changes role or admission; both work at once. Disabling ends every session of the account and
     * stops its mail.
     */
    public GuardedChange change(
            AccountId admin, AccountId subject, Optional<Role> role, Optional<Boolean> enabled) {
        var now = clock.instant();
        return outbox.change(
                changes -> {
                    var result =
                            accounts.changePermissions(
                                    subject,
                                    account ->
                                            account.as(role.orElse(account.role()))
                                                    .enabled(enabled.orElse(account.enabled()))
                                                    .updated(now));
                    if (result instanceof GuardedChange.Changed(var before, var after)) {
                        note(admin, before, after);
                        changes.updated(subject);
                        if (!after.enabled()) {
                            changes.endSessions(subject, now);
                        }
                    }
                    return result;
                });
    }

    private void note(AccountId admin, Account before, Account after) {
        if (before.role() != after.role()) {
            write(
                    admin,
                    after,
                    "role: " + before.role().wireName() + " → " + after.role().wireName());
        }
        if (before.enabled() != after.enabled()) {
            write(admin, after, after.enabled() ? "enabled" : "disabled");
        }
    }

    private void write(AccountId admin, Account subject, String what) {
        audit.write(new AuditEntry(clock.instant(), admin, Optional.of(subject.id()), what));
    }
}
