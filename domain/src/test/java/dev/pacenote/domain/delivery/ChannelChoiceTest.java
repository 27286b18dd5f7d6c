package dev.pacenote.domain.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.EmailAddress;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.preference.NoticePreferences;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether daily mail may be sent to an account, and if not, why not. */
class ChannelChoiceTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static final NoticePreferences ON = NoticePreferences.initial(new AccountId(7));
    private static final NoticePreferences OFF = ON.with(ON.dailyMail().switchedOff(NOON));

    private static Account account(Optional<Instant> verifiedAt) {
        return new NewAccount(
                        new Username("Mad Fox"),
                        new EmailAddress("fox@example.org"),
                        Role.USER,
                        verifiedAt,
                        NOON)
                .withId(new AccountId(7));
    }

    private final Account withoutAddress =
            new NewAccount(new Username("Neo"), Optional.empty(), Role.USER, NOON)
                    .withId(new AccountId(7));
    private final Account confirmed = account(Optional.of(NOON));
    private final Account unconfirmed = account(Optional.empty());

    @Test
    void who_confirmed_an_address_and_wants_mail_gets_it() {
        var choice = ChannelChoice.dailyMail(confirmed, ON);

        assertThat(choice).isEqualTo(new ChannelChoice.Use());
        assertThat(choice.mayUse()).isTrue();
        assertThat(choice.fillsInbox()).isTrue();
    }

    @Test
    void who_wants_no_mail_or_cannot_be_reached_gets_none_and_the_inbox_fills() {
        var returned = ON.with(ON.dailyMail().stopped(DailyMail.Reason.BOUNCED, NOON, NOON));
        for (var preferences : new NoticePreferences[] {OFF, returned}) {
            var choice = ChannelChoice.dailyMail(confirmed, preferences);

            assertThat(choice).isEqualTo(new ChannelChoice.Skip(Reason.PREF_OFF));
            assertThat(choice.mayUse()).isFalse();
            assertThat(choice.fillsInbox()).isTrue();
        }
    }

    @Test
    void everything_waits_for_the_confirmation_of_an_address_whatever_the_person_prefers() {
        for (var preferences : new NoticePreferences[] {ON, OFF}) {
            var choice = ChannelChoice.dailyMail(unconfirmed, preferences);

            assertThat(choice).isEqualTo(new ChannelChoice.Wait(Reason.UNVERIFIED));
            assertThat(choice.mayUse()).isFalse();
            assertThat(choice.fillsInbox()).isFalse();
        }
    }

    @Test
    void everything_waits_for_an_address_whatever_the_person_prefers() {
        for (var preferences : new NoticePreferences[] {ON, OFF}) {
            var choice = ChannelChoice.dailyMail(withoutAddress, preferences);

            assertThat(choice).isEqualTo(new ChannelChoice.Wait(Reason.NO_ADDRESS));
            assertThat(choice.mayUse()).isFalse();
            assertThat(choice.fillsInbox()).isFalse();
        }
    }

    @Test
    void an_account_that_is_disabled_or_gone_hears_nothing() {
        for (var account : new Account[] {confirmed, unconfirmed, withoutAddress}) {
            assertThat(ChannelChoice.dailyMail(account.enabled(false), ON))
                    .isEqualTo(ChannelChoice.gone());
        }
        assertThat(ChannelChoice.gone()).isEqualTo(new ChannelChoice.Skip(Reason.ACCOUNT_INACTIVE));
        assertThat(ChannelChoice.gone().fillsInbox()).isFalse();
    }
}
