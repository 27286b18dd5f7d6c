package dev.pacenote.application.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.DailyMail;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Preferences are read, changed by the domain and saved. */
class PreferenceChangesTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final PreferenceChanges changes = new PreferenceChanges(world.preferences);

    @Test
    void a_change_that_was_overtaken_is_decided_anew_by_what_is_stored_then() {
        var asked = new AtomicInteger();

        var change =
                changes.dailyMail(
                                fox.id(),
                                mail -> {
                                    if (asked.getAndIncrement() == 0) {
                                        Samples.mailing(
                                                world.preferences,
                                                fox.id(),
                                                other -> other.switchedOff(world.now));
                                    }
                                    return mail.stopped(
                                            DailyMail.Reason.BOUNCED, world.now, world.now);
                                })
                        .orElseThrow();

        assertThat(asked).hasValue(2);
        assertThat(change.before().dailyMail().isOn()).isFalse();
        assertThat(world.dailyMail(fox))
                .as("what stopped it first remains the reason")
                .isEqualTo(DailyMail.neverStopped().switchedOff(world.now));
    }

    @Test
    void an_account_that_is_gone_prefers_nothing() {
        world.accounts.delete(fox.id());

        assertThat(changes.dailyMail(fox.id(), mail -> mail)).isEmpty();
    }
}
