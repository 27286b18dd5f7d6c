package dev.pacenote.adapters.out.postgres.admin;

import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of {@code audit_log}. */
@MappedEntity("audit_log")
record AuditRow(@Id long number, Instant at, long actor, @Nullable Long subject, String what) {

    AuditEntry entry() {
        return new AuditEntry(
                at, new AccountId(actor), Optional.ofNullable(subject).map(AccountId::new), what);
    }
}
