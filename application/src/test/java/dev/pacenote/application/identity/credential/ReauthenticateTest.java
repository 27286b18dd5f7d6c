package dev.pacenote.application.identity.credential;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.credential.DiscordUser;
import dev.pacenote.domain.identity.session.SessionId;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The password once more, before something that cannot be undone. */
class ReauthenticateTest {

    private static final Reauthenticate.Result WRONG = new Reauthenticate.Result.WrongPassword();

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();

    private Reauthenticate.Result confirm(Account account, String typed) {
        return confirm(account, new SessionId(UUID.randomUUID()), typed);
    }

    private Reauthenticate.Result confirm(Account account, SessionId session, String typed) {
        return world.reauthenticate()
                .confirm(new Reauthenticate.Command(account.id(), session, typed));
    }

    @Test
    void whoever_has_no_password_shows_a_log_in_of_the_last_ten_minutes() {
        var neo = world.withoutPassword(new DiscordUser("186000000000000001"));
        var session = world.session(neo);

        world.pass(Duration.ofMinutes(10));
        assertThat(confirm(neo, session.id(), "anything"))
                .isEqualTo(new Reauthenticate.Result.ByRecentLogin(neo));
        world.pass(Duration.ofMillis(1));
        assertThat(confirm(neo, session.id(), "anything"))
                .isEqualTo(new Reauthenticate.Result.LoginTooOld());
    }

    @Test
    void a_session_that_was_ended_or_somebody_elses_shows_nothing() {
        var neo = world.withoutPassword(new DiscordUser("186000000000000001"));
        var ended = world.session(neo);
        world.sessions.revoke(ended.id());

        assertThat(confirm(neo, ended.id(), "")).isEqualTo(new Reauthenticate.Result.LoginTooOld());
        assertThat(confirm(neo, world.session(fox).id(), ""))
                .isEqualTo(new Reauthenticate.Result.LoginTooOld());
    }

    @Test
    void a_recent_log_in_is_no_password() {
        assertThat(confirm(fox, world.session(fox).id(), "wrong password")).isEqualTo(WRONG);
    }

    private static Reauthenticate.Result right(Account account) {
        return new Reauthenticate.Result.ByPassword(
                account, PlainHasher.of(IdentityWorld.PASSWORD));
    }

    @Test
    void the_right_password_gives_the_account_as_often_as_it_is_typed() {
        assertThat(IntStream.range(0, 10).mapToObj(_ -> confirm(fox, IdentityWorld.PASSWORD)))
                .hasSize(10)
                .containsOnly(right(fox));
    }

    @Test
    void a_wrong_or_an_empty_password_gives_nothing() {
        assertThat(confirm(fox, "wrong password")).isEqualTo(WRONG);
        assertThat(confirm(fox, "")).isEqualTo(WRONG);
    }

    @Test
    void after_five_wrong_ones_in_five_minutes_even_the_right_one_has_to_wait() {
        var other = world.account();
        assertThat(IntStream.range(0, 5).mapToObj(_ -> confirm(fox, "wrong password")))
                .hasSize(5)
                .containsOnly(WRONG);

        assertThat(confirm(fox, IdentityWorld.PASSWORD))
                .isEqualTo(new Reauthenticate.Result.TooMany(Duration.ofMinutes(5)));
        assertThat(confirm(other, IdentityWorld.PASSWORD))
                .as("somebody else")
                .isEqualTo(right(other));
        world.pass(Duration.ofMinutes(5));
        assertThat(confirm(fox, IdentityWorld.PASSWORD)).isEqualTo(right(fox));
    }

    @Test
    void the_right_one_makes_earlier_wrong_ones_forgotten() {
        IntStream.range(0, 4).forEach(_ -> confirm(fox, "wrong password"));
        confirm(fox, IdentityWorld.PASSWORD);

        assertThat(IntStream.range(0, 5).mapToObj(_ -> confirm(fox, "wrong password")))
                .hasSize(5)
                .containsOnly(WRONG);
    }

    @Test
    void many_guesses_at_once_are_as_few_as_one_after_the_other() {
        var results = Samples.atOnce(10, () -> confirm(fox, "wrong password"));

        assertThat(results).filteredOn(WRONG::equals).hasSize(5);
        assertThat(results).filteredOn(Reauthenticate.Result.TooMany.class::isInstance).hasSize(5);
    }

    @Test
    void an_account_that_is_gone_has_no_password() {
        world.accounts.delete(fox.id());

        assertThat(confirm(fox, IdentityWorld.PASSWORD))
                .isEqualTo(new Reauthenticate.Result.NoSuchAccount());
    }
}
