package dev.pacenote.application.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.account.RegisterAccount.Verification;
import dev.pacenote.application.identity.account.mail.AccountMailLimits;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.identity.credential.RawPassword;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person opens an account, and nobody learns by that who has one. */
class RegisterAccountTest {

    private static final int PLENTY = 1_000;
    private static final RegisterAccount.Result REGISTERED =
            new RegisterAccount.Result.Registered(Verification.REQUIRED);

    private final IdentityWorld world = new IdentityWorld();
    private final AtomicInteger networks = new AtomicInteger();

    private RegisterAccount.Result register(String username, String email) {
        return register(username, email, elsewhere());
    }

    private RegisterAccount.Result register(String username, String email, String address) {
        return register(username, email, address, Verification.REQUIRED, PLENTY);
    }

    private RegisterAccount.Result register(
            String username, String email, String address, Verification verification, int most) {
        return world.registerAccount(verification, most)
                .register(
                        new RegisterAccount.Command(
                                new EmailAddress(email),
                                new RawPassword("a new password"),
                                new Username(username),
                                address));
    }

    /** An address that nobody registered from. */
    private String elsewhere() {
        return "192.0.2." + networks.incrementAndGet();
    }

    private Optional<Account> named(String username) {
        return world.accounts.findByLogin(new Username(username).key());
    }

    @Test
    void a_new_account_waits_for_its_address_to_be_confirmed_and_gets_one_mail_about_that() {
        assertThat(register("Hare", "hare@example.org")).isEqualTo(REGISTERED);

        var hare = named("Hare").orElseThrow();
        assertThat(hare.verifiedAt()).isEmpty();
        assertThat(hare.role()).isEqualTo(Role.USER);
        assertThat(hare.createdAt()).isEqualTo(world.now);
        assertThat(world.hasPassword(hare, "a new password")).isTrue();
        assertThat(world.confirmationMails(hare.id())).isOne();
        assertThat(world.mails).hasSize(1);
    }

    @Test
    void where_nobody_confirms_an_account_is_complete_at_once_and_no_mail_leaves() {
        assertThat(register("Hare", "hare@example.org", "192.0.2.1", Verification.OFF, PLENTY))
                .isEqualTo(new RegisterAccount.Result.Registered(Verification.OFF));

        assertThat(named("Hare").orElseThrow().verifiedAt()).contains(world.now);
        assertThat(world.mails).isEmpty();
    }

    @Test
    void a_known_address_gets_the_answer_of_a_new_one_and_its_owner_a_mail() {
        var fox = world.account();

        assertThat(register("Hare", Samples.address(fox).value())).isEqualTo(REGISTERED);

        assertThat(named("Hare")).isEmpty();
        assertThat(world.written(Samples.address(fox)))
                .containsExactly(AccountMail.Kind.ADDRESS_IN_USE);
        assertThat(world.mails).hasSize(1);
    }

    @Test
    void an_owner_is_warned_a_few_times_an_hour_from_however_many_networks() {
        var fox = world.account();
        int most = AccountMailLimits.PER_ACCOUNT.max();

        for (int i = 0; i < 2 * most; i++) {
            assertThat(register("Hare", Samples.address(fox).value())).isEqualTo(REGISTERED);
        }
        assertThat(world.mails).hasSize(most);

        world.pass(AccountMailLimits.PER_ACCOUNT.window());
        assertThat(register("Hare", Samples.address(fox).value())).isEqualTo(REGISTERED);
        assertThat(world.mails).hasSizeGreaterThan(most);
    }

    @Test
    void where_nobody_confirms_a_known_address_is_said_to_be_taken() {
        var fox = world.account();

        assertThat(
                        register(
                                "Hare",
                                Samples.address(fox).value(),
                                "192.0.2.1",
                                Verification.OFF,
                                PLENTY))
                .isEqualTo(new RegisterAccount.Result.EmailTaken());
        assertThat(named("Hare")).isEmpty();
        assertThat(world.mails).isEmpty();
    }

    @Test
    void a_user_name_is_taken_in_any_letter_case_and_said_to_be_before_anything_else() {
        var fox = world.account();
        var again = new Username(fox.username().value().toUpperCase(Locale.ROOT));

        assertThat(register(again.value(), Samples.address(fox).value()))
                .isEqualTo(new RegisterAccount.Result.UsernameTaken(again));
        assertThat(world.mails).isEmpty();
        assertThat(world.accounts.count()).isOne();
    }

    @Test
    void nobody_takes_the_address_of_somebody_else_for_a_user_name() {
        var fox = world.account();

        assertThat(register(Samples.address(fox).value(), "hare@example.org"))
                .isEqualTo(
                        new RegisterAccount.Result.UsernameTaken(
                                new Username(Samples.address(fox).value())));
    }

    @Test
    void an_address_that_somebody_has_for_a_user_name_gets_the_same_answer_and_no_mail() {
        register("owl@example.org", "hare@example.org");
        world.mails.clear();

        assertThat(register("Owl", "owl@example.org")).isEqualTo(REGISTERED);

        assertThat(named("Owl")).isEmpty();
        assertThat(world.mails).isEmpty();
    }

    @Test
    void registration_closes_at_the_number_of_accounts_that_is_in_force_now() {
        world.account();

        assertThat(register("Hare", "hare@example.org", elsewhere(), Verification.REQUIRED, 1))
                .isEqualTo(new RegisterAccount.Result.Closed());
        assertThat(register("Hare", "hare@example.org", elsewhere(), Verification.REQUIRED, 2))
                .isEqualTo(REGISTERED);
        assertThat(register("Owl", "owl@example.org", elsewhere(), Verification.REQUIRED, 2))
                .isEqualTo(new RegisterAccount.Result.Closed());
    }

    @Test
    void a_network_opens_three_accounts_in_five_minutes() {
        assertThat(
                        IntStream.range(0, 3)
                                .mapToObj(
                                        i ->
                                                register(
                                                        "Hare " + i,
                                                        "hare" + i + "@example.org",
                                                        "2001:db8:0:1::" + i)))
                .hasSize(3)
                .containsOnly(REGISTERED);

        assertThat(register("Owl", "owl@example.org", "2001:db8:0:1::9"))
                .isEqualTo(new RegisterAccount.Result.TooMany(Duration.ofMinutes(5)));
        world.pass(Duration.ofMinutes(5));
        assertThat(register("Owl", "owl@example.org", "2001:db8:0:1::9")).isEqualTo(REGISTERED);
    }

    @Test
    void a_refusal_uses_up_no_registration_but_a_known_address_does() {
        var fox = world.account();
        var here = elsewhere();
        var taken = fox.username().value();
        assertThat(IntStream.range(0, 5).mapToObj(_ -> register(taken, "x@example.org", here)))
                .hasSize(5)
                .containsOnly(new RegisterAccount.Result.UsernameTaken(fox.username()));

        assertThat(
                        IntStream.range(0, 3)
                                .mapToObj(
                                        i ->
                                                register(
                                                        "Hare " + i,
                                                        Samples.address(fox).value(),
                                                        here)))
                .hasSize(3)
                .containsOnly(REGISTERED);
        assertThat(register("Owl", "owl@example.org", here))
                .isInstanceOf(RegisterAccount.Result.TooMany.class);
    }

    @Test
    void a_network_tries_twenty_times_in_five_minutes_whatever_it_hears() {
        var fox = world.account();
        var here = elsewhere();
        var taken = fox.username().value();
        assertThat(IntStream.range(0, 20).mapToObj(_ -> register(taken, "x@example.org", here)))
                .hasSize(20)
                .hasOnlyElementsOfType(RegisterAccount.Result.UsernameTaken.class);

        assertThat(register("Owl", "owl@example.org", here))
                .isEqualTo(new RegisterAccount.Result.TooMany(Duration.ofMinutes(5)));
    }

    @Test
    void of_many_who_want_one_name_at_once_one_gets_it() {
        var results =
                Samples.atOnce(
                        8, () -> register("Hare", Samples.word() + "@example.org", elsewhere()));

        assertThat(results).filteredOn(REGISTERED::equals).hasSize(1);
        assertThat(results)
                .filteredOn(RegisterAccount.Result.UsernameTaken.class::isInstance)
                .hasSize(7);
        assertThat(world.accounts.count()).isOne();
        assertThat(world.mails).hasSize(1);
    }

    @Test
    void many_at_once_do_not_exceed_the_number_of_accounts() {
        var results =
                Samples.atOnce(
                        8,
                        () ->
                                register(
                                        "Hare " + Samples.word(),
                                        Samples.word() + "@example.org",
                                        elsewhere(),
                                        Verification.REQUIRED,
                                        3));

        assertThat(results).filteredOn(REGISTERED::equals).hasSize(3);
        assertThat(results).filteredOn(new RegisterAccount.Result.Closed()::equals).hasSize(5);
        assertThat(world.accounts.count()).isEqualTo(3);
    }
}
