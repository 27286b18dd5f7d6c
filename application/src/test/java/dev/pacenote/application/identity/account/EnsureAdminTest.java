package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The configured admin is there after every start. */
class EnsureAdminTest {

    private final IdentityWorld world = new IdentityWorld();

    private EnsureAdmin.Result ensure(String email, String username) {
        return world.ensureAdmin()
                .ensure(
                        new EnsureAdmin.Command(
                                new EmailAddress(email),
                                new Username(username),
                                new RawPassword("configured password")));
    }

    private Account owl() {
        return world.accounts.findByLogin(new EmailAddress("owl@example.org").key()).orElseThrow();
    }

    @Test
    void the_first_start_creates_the_admin_confirmed_with_the_configured_password() {
        assertThat(ensure("owl@example.org", "Owl")).isEqualTo(EnsureAdmin.Result.CREATED);

        assertThat(owl().isActiveAdmin()).isTrue();
        assertThat(owl().verifiedAt()).contains(world.now);
        assertThat(world.hasPassword(owl(), "configured password")).isTrue();
    }

    @Test
    void later_starts_change_nothing() {
        ensure("owl@example.org", "Owl");
        var before = owl();
        world.pass(Duration.ofDays(1));

        assertThat(ensure("owl@example.org", "Another name"))
                .isEqualTo(EnsureAdmin.Result.UNCHANGED);

        assertThat(owl()).isEqualTo(before);
    }

    @Test
    void the_owner_of_the_address_becomes_admin_and_keeps_name_and_password() {
        var fox = world.account();

        assertThat(ensure(Samples.address(fox).value(), "Owl"))
                .isEqualTo(EnsureAdmin.Result.PROMOTED);

        assertThat(world.found(fox).role()).isEqualTo(Role.ADMIN);
        assertThat(world.found(fox).username()).isEqualTo(fox.username());
        assertThat(world.hasPassword(fox, IdentityWorld.PASSWORD)).isTrue();
        assertThat(world.accounts.count()).isOne();
    }

    @Test
    void whoever_registered_the_address_and_never_confirmed_it_does_not_become_admin() {
        var stranger = world.unconfirmed();

        assertThat(ensure(Samples.address(stranger).value(), "Owl"))
                .isEqualTo(EnsureAdmin.Result.NOT_CONFIRMED);

        assertThat(world.found(stranger)).isEqualTo(stranger);
        assertThat(world.accounts.count()).isOne();
    }

    @Test
    void a_user_name_of_somebody_else_is_not_taken_from_them() {
        var fox = world.account();

        assertThat(ensure("owl@example.org", fox.username().value()))
                .isEqualTo(EnsureAdmin.Result.NAME_TAKEN);

        assertThat(world.found(fox)).isEqualTo(fox);
        assertThat(world.accounts.count()).isOne();
    }

    @Test
    void whoever_has_the_address_for_a_user_name_is_not_made_admin() {
        var hare = world.accounts.insert(Samples.newAccount("owl@example.org", "hare@example.org"));

        assertThat(ensure("owl@example.org", "Owl")).isEqualTo(EnsureAdmin.Result.NAME_TAKEN);

        assertThat(world.found(hare)).isEqualTo(hare);
    }

    @Test
    void whoever_has_no_address_does_not_become_admin_by_their_name() {
        var owl =
                world.accounts.insert(
                        new NewAccount(
                                new Username("owl@example.org"),
                                Optional.empty(),
                                Role.USER,
                                world.now));

        assertThat(ensure("owl@example.org", "Owl")).isEqualTo(EnsureAdmin.Result.NAME_TAKEN);

        assertThat(world.found(owl)).isEqualTo(owl);
    }

    @Test
    void of_two_servers_that_start_at_once_one_creates_the_admin() {
        var results = Samples.atOnce(2, () -> ensure("owl@example.org", "Owl"));

        assertThat(results).hasSize(2).contains(EnsureAdmin.Result.CREATED);
        assertThat(world.accounts.count()).isOne();
        assertThat(owl().isActiveAdmin()).isTrue();
    }
}
