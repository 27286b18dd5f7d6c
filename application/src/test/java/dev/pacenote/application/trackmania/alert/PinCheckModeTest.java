package dev.pacenote.application.trackmania.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.admin.AuditedActions;
import dev.pacenote.application.platform.InMemoryStores;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.Stores;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.trackmania.alert.CheckMode;
import dev.pacenote.domain.trackmania.board.MapUid;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An admin decides how a mapper's alert is checked. */
class PinCheckModeTest {

    private static final int MANY_MAPS = 1;

    private final Stores stores = InMemoryStores.on(new Tables());
    private final Account fox = Samples.account(stores.accounts());
    private final Account admin = Samples.account(stores.accounts());

    private PinCheckMode.Result pin(AccountId subject, CheckMode mode) {
        return new PinCheckMode(
                        stores.accounts(),
                        stores.alertChanges(),
                        new AuditedActions(stores.audit()),
                        stores.transactions(),
                        () -> Samples.NOON)
                .pin(admin.id(), subject, mode);
    }

    @Test
    void what_an_admin_chose_counts_before_the_number_of_maps_and_is_in_the_audit_log() {
        var alert = new AlertSamples(stores).covering(fox, new MapUid("one"), new MapUid("two"));
        assertThat(alert.mode(MANY_MAPS)).isEqualTo(CheckMode.INACCURATE);

        var result = pin(fox.id(), CheckMode.ACCURATE);

        var pinned = stores.alerts().find(fox.id()).orElseThrow();
        assertThat(result).isEqualTo(new PinCheckMode.Result.Pinned(fox, pinned));
        assertThat(pinned.mode(MANY_MAPS)).isEqualTo(CheckMode.ACCURATE);
        assertThat(stores.audit().latest(10))
                .containsExactly(
                        new AuditEntry(
                                Samples.NOON,
                                admin.id(),
                                Optional.of(fox.id()),
                                "alert type: accurate"));
    }

    @Test
    void without_an_account_or_an_alert_nothing_is_changed_or_written_to_the_audit_log() {
        assertThat(pin(fox.id(), CheckMode.ACCURATE)).isEqualTo(new PinCheckMode.Result.NoAlert());
        assertThat(pin(new AccountId(404), CheckMode.ACCURATE))
                .isEqualTo(new PinCheckMode.Result.NoSuchAccount());

        assertThat(stores.audit().latest(10)).isEmpty();
    }
}
