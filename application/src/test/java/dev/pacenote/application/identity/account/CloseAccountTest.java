package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.credential.Reauthenticate;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.session.BearerSession;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person leaves, and nothing of them stays. */
class CloseAccountTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();

    private CloseAccount.Result close(Account account, String password) {
        return world.closeAccount()
                .close(
                        new Reauthenticate.Command(
                                account.id(), new SessionId(UUID.randomUUID()), password));
    }

    @Test
    void whoever_has_no_password_leaves_within_ten_minutes_of_a_log_in() {
        var neo = world.withoutPassword(new DiscordUser("186000000000000001"));
        var old = world.session(neo);
        world.pass(Duration.ofMinutes(11));
        var recent = world.session(neo);

        assertThat(close(neo, "")).isEqualTo(new CloseAccount.Result.LoginTooOld());
        assertThat(close(neo, old)).isEqualTo(new CloseAccount.Result.LoginTooOld());
        assertThat(world.accounts.find(neo.id())).isPresent();

        assertThat(close(neo, recent)).isEqualTo(new CloseAccount.Result.Closed());
        assertThat(world.accounts.find(neo.id())).isEmpty();
    }

    private CloseAccount.Result close(Account account, BearerSession session) {
        return world.closeAccount()
                .close(new Reauthenticate.Command(account.id(), session.id(), ""));
    }

    @Test
    void the_account_goes_with_its_sessions_and_traces_and_a_mail_says_so() {
        var session = world.session(fox);

        assertThat(close(fox, IdentityWorld.PASSWORD)).isEqualTo(new CloseAccount.Result.Closed());

        assertThat(world.accounts.find(fox.id())).isEmpty();
        assertThat(world.isOpen(session)).isFalse();
        assertThat(world.erased).containsExactly(fox.id());
        assertThat(world.written(Samples.address(fox)))
                .containsExactly(AccountMail.Kind.ACCOUNT_DELETED);
    }

    @Test
    void whoever_has_no_address_leaves_without_a_mail() {
        var neo = world.withoutAddress();

        assertThat(close(neo, IdentityWorld.PASSWORD)).isEqualTo(new CloseAccount.Result.Closed());

        assertThat(world.erased).containsExactly(neo.id());
        assertThat(world.mails).isEmpty();
    }

    @Test
    void the_names_of_an_account_that_is_gone_are_free_again() {
        close(fox, IdentityWorld.PASSWORD);

        var next =
                world.accounts.insert(
                        Samples.newAccount(fox.username().value(), Samples.address(fox).value()));

        assertThat(next.id()).isNotEqualTo(fox.id());
    }

    @Test
    void a_second_time_there_is_no_such_account_and_no_second_mail() {
        close(fox, IdentityWorld.PASSWORD);

        assertThat(close(fox, IdentityWorld.PASSWORD))
                .isEqualTo(new CloseAccount.Result.NoSuchAccount());
        assertThat(world.mails).hasSize(1);
    }

    @Test
    void a_wrong_password_closes_nothing() {
        var session = world.session(fox);

        assertThat(close(fox, "")).isEqualTo(new CloseAccount.Result.WrongPassword());
        assertThat(close(fox, "wrong password")).isEqualTo(new CloseAccount.Result.WrongPassword());

        assertThat(world.found(fox)).isEqualTo(fox);
        assertThat(world.isOpen(session)).isTrue();
        assertThat(world.mails).isEmpty();
    }

    @Test
    void after_five_wrong_passwords_even_the_right_one_has_to_wait() {
        assertThat(IntStream.range(0, 5).mapToObj(_ -> close(fox, "wrong password")))
                .hasSize(5)
                .containsOnly(new CloseAccount.Result.WrongPassword());

        assertThat(close(fox, IdentityWorld.PASSWORD))
                .isEqualTo(new CloseAccount.Result.TooMany(Duration.ofMinutes(5)));
        assertThat(world.accounts.find(fox.id())).isPresent();
    }

    @Test
    void an_admin_removes_somebody_without_their_password_and_it_is_written_down() {
        var admin = world.admin();
        var session = world.session(fox);

        assertThat(world.closeAccount().closeByAdmin(admin.id(), fox.id()))
                .isEqualTo(new CloseAccount.Result.Closed());

        assertThat(world.accounts.find(fox.id())).isEmpty();
        assertThat(world.isOpen(session)).isFalse();
        assertThat(world.erased).containsExactly(fox.id());
        assertThat(world.audited)
                .containsExactly(admin.id() + " Optional.empty deleted account " + fox.id());
        assertThat(world.closeAccount().closeByAdmin(admin.id(), fox.id()))
                .isEqualTo(new CloseAccount.Result.NoSuchAccount());
        assertThat(world.audited).hasSize(1);
    }

    @Test
    void the_last_admin_stays() {
        var admin = world.admin();
        var second = world.disabled(world.admin());

        assertThat(close(admin, IdentityWorld.PASSWORD))
                .isEqualTo(new CloseAccount.Result.LastAdmin());

        assertThat(world.found(admin)).isEqualTo(admin);
        assertThat(world.mails).isEmpty();
        assertThat(close(second, IdentityWorld.PASSWORD))
                .as("a disabled admin is none")
                .isEqualTo(new CloseAccount.Result.Closed());
    }

    @Test
    void of_two_admins_who_leave_at_once_one_stays() {
        var admins = List.of(world.admin(), world.admin());
        var turn = new AtomicInteger();

        var results =
                Samples.atOnce(
                        2, () -> close(admins.get(turn.getAndIncrement()), IdentityWorld.PASSWORD));

        assertThat(results)
                .containsExactlyInAnyOrder(
                        new CloseAccount.Result.Closed(), new CloseAccount.Result.LastAdmin());
        assertThat(world.accounts.activeAdminsForUpdate()).isOne();
    }
}
