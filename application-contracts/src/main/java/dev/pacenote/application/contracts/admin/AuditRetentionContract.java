package dev.pacenote.application.contracts.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.AuditLog;
import dev.pacenote.application.contracts.platform.retention.RetentionStoreContract;
import dev.pacenote.application.identity.account.Accounts;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.retention.RetentionStore;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.admin.AuditRetention;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the {@link RetentionStore} of the audit log promises. */
public interface AuditRetentionContract extends RetentionStoreContract {

    /** Long before everything that other promises are about. */
    Instant START = Instant.parse("2020-03-01T00:00:00Z");

    Instant NOW = START.plus(Duration.ofDays(AuditRetention.PERIOD.days()));

    AuditLog audit();

    Accounts accounts();

    @Test
    default void lines_of_the_audit_log_go_with_their_time() {
        var me = Samples.account(accounts()).id();
        for (var at : new Instant[] {START.minusMillis(1), START, Samples.NOON}) {
            audit().write(new AuditEntry(at, me, Optional.empty(), "at " + at));
        }

        assertThat(retention().purge(NOW, 1_000)).isPositive();

        assertThat(audit().latest(1_000_000))
                .filteredOn(entry -> entry.actor().equals(me))
                .extracting(AuditEntry::at)
                .containsExactly(Samples.NOON, START);
        assertThat(retention().purge(NOW, 1_000)).isZero();
    }
}
