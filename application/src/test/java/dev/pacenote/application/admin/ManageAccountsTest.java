package dev.pacenote.application.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.AccountChanges.GuardedChange;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.admin.AuditEntry;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.Role;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** An admin changes what another account may do, and the audit log says so. */
class ManageAccountsTest {

    private final IdentityWorld world = new IdentityWorld();
    private final AuditLog audit = new InMemoryAuditLog(world.tables);
    private final Account admin = world.admin();
    private final Account fox = world.account();

    private GuardedChange change(Account subject, Optional<Role> role, Optional<Boolean> enabled) {
        return new ManageAccounts(world.accounts, world.outbox, audit, () -> world.now)
                .change(admin.id(), subject.id(), role, enabled);
    }

    private List<String> audited() {
        return audit.latest(100).stream().map(AuditEntry::what).toList();
    }

    @Test
    void a_new_role_works_at_once_and_is_written_to_the_audit_log() {
        var session = world.session(fox);

        assertThat(change(fox, Optional.of(Role.ADMIN), Optional.empty()))
                .isEqualTo(new GuardedChange.Changed(fox, world.found(fox)));

        assertThat(world.found(fox).isActiveAdmin()).isTrue();
        assertThat(world.updated).containsExactly(fox.id());
        assertThat(world.isOpen(session)).isTrue();
        assertThat(audit.latest(100))
                .containsExactly(
                        new AuditEntry(
                                world.now,
                                admin.id(),
                                Optional.of(fox.id()),
                                "role: user → admin"));
    }

    @Test
    void disabling_ends_every_session_and_enabling_opens_none() {
        var here = world.session(fox);
        var elsewhere = world.session(fox);
        var others = world.session(admin);

        change(fox, Optional.empty(), Optional.of(false));
        assertThat(world.found(fox).enabled()).isFalse();
        change(fox, Optional.empty(), Optional.of(true));

        assertThat(world.found(fox).enabled()).isTrue();
        assertThat(List.of(here, elsewhere)).noneMatch(world::isOpen);
        assertThat(world.isOpen(others)).as("somebody else's").isTrue();
        assertThat(audited()).containsExactly("enabled", "disabled");
    }

    @Test
    void role_and_admission_change_together() {
        change(fox, Optional.of(Role.ADMIN), Optional.of(false));

        assertThat(world.found(fox).role()).isEqualTo(Role.ADMIN);
        assertThat(world.found(fox).enabled()).isFalse();
        assertThat(audited()).containsExactly("disabled", "role: user → admin");
    }

    @Test
    void what_is_so_already_is_not_written_to_the_audit_log_again() {
        change(fox, Optional.of(Role.USER), Optional.of(true));
        change(fox, Optional.empty(), Optional.empty());

        assertThat(audited()).isEmpty();
        assertThat(world.found(fox).permissions()).isEqualTo(fox.permissions());
    }

    @Test
    void a_session_that_was_left_open_ends_when_the_account_is_disabled_again() {
        world.disabled(fox);
        var left = world.session(fox);

        change(fox, Optional.empty(), Optional.of(false));

        assertThat(world.isOpen(left)).isFalse();
    }

    @Test
    void the_last_admin_stays_admin_and_enabled() {
        assertThat(change(admin, Optional.of(Role.USER), Optional.empty()))
                .isEqualTo(new GuardedChange.LastAdmin());
        assertThat(change(admin, Optional.empty(), Optional.of(false)))
                .isEqualTo(new GuardedChange.LastAdmin());

        assertThat(world.found(admin)).isEqualTo(admin);
        assertThat(audited()).isEmpty();
    }

    @Test
    void of_two_admins_who_give_up_at_once_one_stays() {
        var admins = List.of(admin, world.admin());
        var turn = new AtomicInteger();

        var results =
                Samples.atOnce(
                        2,
                        () ->
                                change(
                                        admins.get(turn.getAndIncrement()),
                                        Optional.of(Role.USER),
                                        Optional.empty()));

        assertThat(results).contains(new GuardedChange.LastAdmin());
        assertThat(world.accounts.activeAdminsForUpdate()).isOne();
        assertThat(audited()).hasSize(1);
    }

    @Test
    void an_account_that_is_gone_cannot_be_changed() {
        world.accounts.delete(fox.id());

        assertThat(change(fox, Optional.of(Role.ADMIN), Optional.empty()))
                .isEqualTo(new GuardedChange.NoSuchAccount());
        assertThat(audited()).isEmpty();
    }
}
