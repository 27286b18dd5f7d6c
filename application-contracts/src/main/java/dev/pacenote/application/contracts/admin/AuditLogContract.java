package dev.pacenote.application.contracts.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.AccountId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What {@link AuditLog} promises. */
public interface AuditLogContract {

    AuditLog audit();

    @Test
    default void entries_come_back_newest_first_also_when_their_accounts_are_gone() {
        var gone = new AccountId(Long.MAX_VALUE);
        var first = new AuditEntry(Samples.NOON, gone, Optional.of(gone), "role: user → admin");
        var second = new AuditEntry(Samples.NOON, gone, Optional.empty(), "'; drop table --");
        audit().write(first);
        audit().write(second);

        assertThat(audit().latest(2)).containsExactly(second, first);
        assertThat(audit().latest(1)).containsExactly(second);
    }
}
