package dev.pacenote.application.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.DailyMail;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A person says how they want to be told. */
class ManagePreferencesTest {

    private static final ZoneId RIGA = ZoneId.of("Europe/Riga");

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();

    private Optional<Account> change(Optional<ZoneId> zone, Optional<Boolean> mail) {
        return preferences().change(fox.id(), zone, mail);
    }

    private ManagePreferences preferences() {
        return new ManagePreferences(
                world.accounts, world.preferences, world.outbox, () -> world.now);
    }

    @Test
    void zone_and_mail_change_alone_or_together() {
        assertThat(change(Optional.of(RIGA), Optional.empty()))
                .hasValueSatisfying(
                        changed -> {
                            assertThat(changed.zone()).isEqualTo(RIGA);
                            assertThat(world.dailyMail(fox).isOn()).isTrue();
                        });
        change(Optional.empty(), Optional.of(false));
        assertThat(world.found(fox).zone()).isEqualTo(RIGA);
        assertThat(world.dailyMail(fox))
                .isEqualTo(
                        new DailyMail.Off(DailyMail.Reason.UNSUBSCRIBED, Optional.of(world.now)));

        assertThat(world.updated).containsExactly(fox.id(), fox.id());

        change(Optional.of(ZoneId.of("UTC")), Optional.of(true));
        assertThat(world.found(fox).zone()).isEqualTo(ZoneId.of("UTC"));
        assertThat(world.dailyMail(fox).isOn()).isTrue();
    }

    @Test
    void a_change_of_nothing_changes_nothing() {
        change(Optional.empty(), Optional.empty());

        assertThat(world.found(fox).profile()).isEqualTo(fox.profile());
        assertThat(world.updated).isEmpty();
        assertThat(world.dailyMail(fox)).isEqualTo(DailyMail.neverStopped());
    }

    @Test
    void who_switches_mail_on_gets_it_again_after_a_bounce() {
        Samples.mailing(
                world.preferences,
                fox.id(),
                mail -> mail.stopped(DailyMail.Reason.BOUNCED, world.now, world.now));
        world.pass(Duration.ofHours(1));

        change(Optional.empty(), Optional.of(true));

        assertThat(world.dailyMail(fox)).isEqualTo(new DailyMail.On(Optional.of(world.now)));
    }

    @Test
    void who_switches_mail_off_after_a_bounce_keeps_the_reason_it_stopped_for() {
        var stopped =
                Samples.mailing(
                        world.preferences,
                        fox.id(),
                        mail -> mail.stopped(DailyMail.Reason.BOUNCED, world.now, world.now));
        world.pass(Duration.ofHours(1));

        change(Optional.empty(), Optional.of(false));

        assertThat(world.dailyMail(fox)).isEqualTo(stopped.dailyMail());
    }

    @Test
    void changes_at_once_lose_nothing_of_each_other() {
        var turns = new AtomicInteger();
        var wanted = List.of(Optional.<ZoneId>empty(), Optional.of(RIGA));
        Samples.atOnce(
                2,
                () -> {
                    int turn = turns.getAndIncrement();
                    return change(
                            wanted.get(turn), turn == 0 ? Optional.of(false) : Optional.empty());
                });

        assertThat(world.found(fox).zone()).isEqualTo(RIGA);
        assertThat(world.dailyMail(fox).isOn()).isFalse();
    }

    @Test
    void the_preferences_of_an_account_that_is_gone_cannot_be_changed() {
        world.accounts.delete(fox.id());

        assertThat(change(Optional.of(RIGA), Optional.of(true))).isEmpty();
        assertThat(preferences().of(fox.id())).isEmpty();
    }
}
