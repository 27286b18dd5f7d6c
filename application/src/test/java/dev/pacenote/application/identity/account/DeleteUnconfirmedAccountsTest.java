package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Accounts whose address was never confirmed in time go and free their names. */
class DeleteUnconfirmedAccountsTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.unconfirmed();

    private int delete() {
        return world.deleteUnconfirmedAccounts().forget();
    }

    @Test
    void an_account_may_stay_unconfirmed_for_a_week() {
        world.pass(Account.CONFIRMATION_PERIOD);
        assertThat(delete()).isZero();
        assertThat(world.accounts.find(fox.id())).isPresent();

        world.pass(Duration.ofSeconds(1));
        assertThat(delete()).isOne();
        assertThat(world.accounts.find(fox.id())).isEmpty();
    }

    @Test
    void its_sessions_and_its_traces_go_with_it_and_its_names_are_free() {
        world.pass(Account.CONFIRMATION_PERIOD.plusSeconds(1));
        var session = world.session(fox);

        delete();

        assertThat(world.isOpen(session)).isFalse();
        assertThat(world.erased).containsExactly(fox.id());
        world.accounts.insert(
                Samples.newAccount(fox.username().value(), Samples.address(fox).value()));
    }

    @Test
    void a_second_time_there_is_nothing_to_do() {
        world.pass(Account.CONFIRMATION_PERIOD.plusSeconds(1));
        delete();

        assertThat(delete()).isZero();
        assertThat(world.erased).hasSize(1);
    }

    @Test
    void people_who_confirmed_or_have_nothing_to_confirm_and_admins_stay_for_ever() {
        var confirmed = world.account();
        var withoutAddress = world.withoutAddress();
        var admin =
                Samples.changed(
                        world.accounts,
                        world.unconfirmed().id(),
                        account -> account.as(Role.ADMIN));
        world.pass(Duration.ofDays(1_000));

        assertThat(delete()).isOne();

        assertThat(world.accounts.find(confirmed.id())).isPresent();
        assertThat(world.accounts.find(withoutAddress.id())).isPresent();
        assertThat(world.accounts.find(admin.id())).isPresent();
    }

    @Test
    void whoever_confirms_in_the_last_moment_stays() {
        world.pass(Account.CONFIRMATION_PERIOD.plusSeconds(1));
        var link =
                world.tokens.verification(
                        new Tokens.Verification(fox.id(), fox.email()), world.now);
        world.verifyEmail().confirm(link);

        assertThat(delete()).isZero();
        assertThat(world.accounts.find(fox.id())).isPresent();
    }
}
