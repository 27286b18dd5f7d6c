package dev.pacenote.application.contracts.delivery.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.delivery.mail.AccountMailHandOvers;
import dev.pacenote.application.delivery.mail.AccountMailHandOvers.Turn;
import dev.pacenote.application.platform.Samples;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link AccountMailHandOvers} promises. */
public interface AccountMailHandOversContract {

    AccountMailHandOvers handOvers();

    private Turn take(UUID mail, Duration after) {
        var now = Samples.NOON.plus(after);
        return handOvers().take(mail, now, now.plusSeconds(120));
    }

    @Test
    default void of_several_at_once_one_gets_the_mail() {
        var mail = UUID.randomUUID();

        assertThat(Samples.atOnce(8, () -> take(mail, Duration.ZERO)))
                .containsOnlyOnce(Turn.TAKEN)
                .containsOnly(Turn.TAKEN, Turn.BUSY);
    }

    @Test
    default void whoever_said_nothing_in_their_time_is_followed_by_another() {
        var mail = UUID.randomUUID();
        take(mail, Duration.ZERO);

        assertThat(take(mail, Duration.ofSeconds(119))).isEqualTo(Turn.BUSY);
        assertThat(take(mail, Duration.ofMinutes(2))).isEqualTo(Turn.TAKEN);
        assertThat(take(mail, Duration.ofSeconds(121))).isEqualTo(Turn.BUSY);
    }

    @Test
    default void a_mail_that_was_given_back_is_got_at_once() {
        var mail = UUID.randomUUID();
        take(mail, Duration.ZERO);

        handOvers().giveBack(mail);

        assertThat(take(mail, Duration.ofSeconds(1))).isEqualTo(Turn.TAKEN);
    }

    @Test
    default void a_mail_that_was_handed_over_is_got_by_nobody() {
        var mail = UUID.randomUUID();
        take(mail, Duration.ZERO);

        handOvers().done(mail, Samples.NOON.plusSeconds(5));

        assertThat(take(mail, Duration.ofSeconds(6))).isEqualTo(Turn.DONE);
        assertThat(take(mail, AccountMailHandOvers.REMEMBERED)).isEqualTo(Turn.DONE);
        assertThat(take(UUID.randomUUID(), Duration.ofSeconds(6))).isEqualTo(Turn.TAKEN);
    }
}
