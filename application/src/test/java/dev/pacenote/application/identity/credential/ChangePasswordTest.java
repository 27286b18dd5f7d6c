package dev.pacenote.application.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountMail;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.SecurityEvent;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.credential.PasswordHash;
import dev.pacenote.domain.identity.credential.RawPassword;
import dev.pacenote.domain.identity.session.BearerSession;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** A person chooses another password. */
class ChangePasswordTest {

    private static final ChangePassword.Result CHANGED = new ChangePassword.Result.Changed();
    private static final ChangePassword.Result WRONG = new ChangePassword.Result.WrongPassword();
    private static final String NEXT = "next password";

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final BearerSession here = world.session(fox);
    private final BearerSession elsewhere = world.session(fox);

    private ChangePassword.Command command(String current) {
        return new ChangePassword.Command(fox.id(), here.id(), current, new RawPassword(NEXT));
    }

    private ChangePassword.Result change(String current) {
        return world.changePassword(world.hasher).change(command(current));
    }

    private void isUntouched() {
        assertThat(world.hasPassword(fox, IdentityWorld.PASSWORD)).isTrue();
        assertThat(world.isOpen(elsewhere)).isTrue();
        assertThat(world.mails).isEmpty();
        assertThat(world.securityEvents).isEmpty();
    }

    @Test
    void the_new_password_is_in_force_other_sessions_end_and_a_mail_says_so() {
        var others = world.session(world.account());

        assertThat(change(IdentityWorld.PASSWORD)).isEqualTo(CHANGED);

        assertThat(world.hasPassword(fox, NEXT)).isTrue();
        assertThat(world.isOpen(here)).isTrue();
        assertThat(world.isOpen(elsewhere)).isFalse();
        assertThat(world.isOpen(others)).as("somebody else's session").isTrue();
        assertThat(world.written(Samples.address(fox)))
                .containsExactly(AccountMail.Kind.PASSWORD_CHANGED);
        assertThat(world.securityEvents)
                .extracting(SecurityEvent::account, SecurityEvent::kind)
                .containsExactly(tuple(fox.id(), SecurityEvent.Kind.PASSWORD_CHANGED));
    }

    @Test
    void whoever_has_no_address_changes_the_password_without_a_mail() {
        var neo = world.withoutAddress();
        var session = world.session(neo);

        assertThat(
                        world.changePassword(world.hasher)
                                .change(
                                        new ChangePassword.Command(
                                                neo.id(),
                                                session.id(),
                                                IdentityWorld.PASSWORD,
                                                new RawPassword(NEXT))))
                .isEqualTo(CHANGED);

        assertThat(world.hasPassword(neo, NEXT)).isTrue();
        assertThat(world.mails).isEmpty();
    }

    @Test
    void a_wrong_password_changes_nothing() {
        assertThat(change("wrong password")).isEqualTo(WRONG);
        assertThat(change("")).isEqualTo(WRONG);

        isUntouched();
    }

    @Test
    void a_second_time_the_old_password_is_the_wrong_one() {
        change(IdentityWorld.PASSWORD);

        assertThat(change(IdentityWorld.PASSWORD)).isEqualTo(WRONG);
        assertThat(world.mails).hasSize(1);
    }

    @Test
    void after_five_wrong_passwords_even_the_right_one_has_to_wait() {
        assertThat(IntStream.range(0, 5).mapToObj(_ -> change("wrong password")))
                .hasSize(5)
                .containsOnly(WRONG);

        assertThat(change(IdentityWorld.PASSWORD))
                .isEqualTo(new ChangePassword.Result.TooMany(Duration.ofMinutes(5)));
        isUntouched();
    }

    @Test
    void whoever_has_no_password_has_none_to_change_however_recent_the_log_in() {
        var neo = world.withoutPassword(new DiscordUser("186000000000000001"));
        var command =
                new ChangePassword.Command(
                        neo.id(), world.session(neo).id(), "", new RawPassword(NEXT));

        assertThat(world.changePassword(world.hasher).change(command))
                .isEqualTo(new ChangePassword.Result.NoPassword());
        world.pass(Duration.ofHours(1));
        assertThat(world.changePassword(world.hasher).change(command))
                .isEqualTo(new ChangePassword.Result.NoPassword());
        assertThat(world.credentials.find(neo.id()).password()).isEmpty();
    }

    @Test
    void a_link_to_a_new_password_is_void_after_the_change() {
        var reset = UUID.randomUUID();
        world.passwords().requestReset(fox.id(), reset, world.now);

        change(IdentityWorld.PASSWORD);

        assertThat(world.passwords().isResetOpen(fox.id(), reset)).isFalse();
    }

    @Test
    void another_address_that_waits_to_be_confirmed_is_dropped_by_the_change() {
        var next = new EmailAddress("thief@example.org");
        Samples.changed(world.accounts, fox.id(), known -> known.wantsMailAt(next));
        var link = world.tokens.newAddress(new Tokens.NewAddress(fox.id(), next), world.now);

        assertThat(change("wrong password")).isEqualTo(WRONG);
        assertThat(world.found(fox).pendingEmail()).contains(next);
        assertThat(change(IdentityWorld.PASSWORD)).isEqualTo(CHANGED);

        assertThat(world.found(fox).pendingEmail()).isEmpty();
        assertThat(world.verifyEmail().confirm(link)).isFalse();
        assertThat(world.found(fox).email()).isEqualTo(fox.email());
    }

    @Test
    void a_password_that_is_replaced_while_it_is_looked_at_is_the_wrong_one() {
        var overtaken =
                new PlainHasher() {
                    @Override
                    public PasswordHash hash(RawPassword password) {
                        world.passwords()
                                .change(
                                        fox.id(),
                                        PlainHasher.of(IdentityWorld.PASSWORD),
                                        PlainHasher.of("reset meanwhile"));
                        return super.hash(password);
                    }
                };

        assertThat(world.changePassword(overtaken).change(command(IdentityWorld.PASSWORD)))
                .isEqualTo(WRONG);

        assertThat(world.hasPassword(fox, "reset meanwhile")).isTrue();
        assertThat(world.isOpen(elsewhere)).isTrue();
        assertThat(world.mails).isEmpty();
    }

    @Test
    void of_two_changes_at_once_one_wins() {
        var results = Samples.atOnce(2, () -> change(IdentityWorld.PASSWORD));

        assertThat(results).containsExactlyInAnyOrder(CHANGED, WRONG);
        assertThat(world.mails).hasSize(1);
    }

    @Test
    void an_account_that_is_gone_has_no_password() {
        world.accounts.delete(fox.id());

        assertThat(change(IdentityWorld.PASSWORD))
                .isEqualTo(new ChangePassword.Result.NoSuchAccount());
        assertThat(world.mails).isEmpty();
    }

    @Test
    void what_was_typed_is_never_printed() {
        assertThat(command(IdentityWorld.PASSWORD).toString())
                .doesNotContain(IdentityWorld.PASSWORD, NEXT);
    }
}
