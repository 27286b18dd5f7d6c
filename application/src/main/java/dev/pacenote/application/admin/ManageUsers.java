package dev.pacenote.application.admin;

import dev.pacenote.application.identity.Sessions;
import dev.pacenote.application.identity.Users;
import dev.pacenote.application.shared.Transactions;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.Account;
import dev.pacenote.domain.identity.Role;
import dev.pacenote.domain.identity.UserId;
import java.time.InstantSource;
import java.util.Optional;

/** An admin changes what another account may do. Every change is written to the audit log. */
public final class ManageUsers {

    private final Users users;
    private final Sessions sessions;
    private final AuditLog audit;
    private final Transactions transactions;
    private final InstantSource clock;

    public ManageUsers(
            Users users,
            Sessions sessions,
            AuditLog audit,
            Transactions transactions,
            InstantSource clock) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Changes role or admission; both work at once. Disabling ends every session of the account and
     * stops its mail.
     */
    public Users.Standing change(
            UserId admin, UserId subject, Optional<Role> role, Optional<Boolean> enabled) {
        var standing =
                transactions.inOne(
                        () -> {
                            var result = users.setStanding(subject, role, enabled);
                            if (result instanceof Users.Standing.Changed(var before, var after)) {
                                note(admin, before, after);
                            }
                            return result;
                        });
        if (standing instanceof Users.Standing.Changed(_, var after) && !after.enabled()) {
            sessions.revokeAllOf(subject);
        }
        return standing;
    }

    private void note(UserId admin, Account before, Account after) {
        if (before.role() != after.role()) {
            write(admin, after, "role: " + before.role().word() + " → " + after.role().word());
        }
        if (before.enabled() != after.enabled()) {
            write(admin, after, after.enabled() ? "enabled" : "disabled");
        }
    }

    private void write(UserId admin, Account subject, String what) {
        audit.write(new AuditEntry(clock.instant(), admin, Optional.of(subject.id()), what));
    }
}
