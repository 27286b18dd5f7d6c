package dev.pacenote.application.notice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.identity.IdentityWorld;
import dev.pacenote.application.identity.token.Tokens;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.Account;
import dev.pacenote.domain.notice.DailyMail;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.TopicChannels;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A person stops daily mail by the link in one, without logging in. */
class UnsubscribeTest {

    private final IdentityWorld world = new IdentityWorld();
    private final Account fox = world.account();
    private final String link = world.tokens.unsubscription(fox.id());

    private Unsubscribe unsubscribe() {
        return new Unsubscribe(world.preferences, world.outbox, world.tokens, () -> world.now);
    }

    @Test
    void the_link_stops_the_mail_of_its_reader_and_of_nobody_else() {
        var other = world.account();

        assertThat(unsubscribe().unsubscribe(link)).isTrue();

        assertThat(world.dailyMail(fox))
                .isEqualTo(
                        new DailyMail.Off(DailyMail.Reason.UNSUBSCRIBED, Optional.of(world.now)));
        assertThat(world.dailyMail(other).isOn()).isTrue();
        assertThat(world.updated).containsExactly(fox.id());
    }

    @Test
    void the_link_in_an_old_mail_works_and_a_second_time_is_no_error() {
        unsubscribe().unsubscribe(link);
        var stopped = world.dailyMail(fox);
        world.pass(Duration.ofDays(1_000));

        assertThat(unsubscribe().unsubscribe(link)).isTrue();
        assertThat(world.dailyMail(fox)).isEqualTo(stopped);
    }

    @Test
    void the_reason_for_which_mail_stopped_before_stays() {
        var bounced =
                Samples.mailing(
                        world.preferences,
                        fox.id(),
                        mail -> mail.stopped(DailyMail.Reason.BOUNCED, world.now, world.now));

        assertThat(unsubscribe().unsubscribe(link)).isTrue();
        assertThat(world.dailyMail(fox)).isEqualTo(bounced.dailyMail());
    }

    @Test
    void
            the_link_of_a_mail_about_some_areas_stops_the_mail_of_these_whatever_was_chosen_for_topics() {
        var before = world.preferences.find(fox.id()).orElseThrow();
        world.preferences.save(
                before.choosing(Map.of("/topics/sample.weather/mail", true), world.now));

        assertThat(unsubscribe().unsubscribe(link, Set.of("sample", "message"))).isTrue();
        assertThat(unsubscribe().unsubscribe(link, Set.of("sample"))).isTrue();

        var after = world.preferences.find(fox.id()).orElseThrow();
        assertThat(after.chosen(Samples.WEATHER, TopicChannels.MAIL)).contains(false);
        assertThat(after.chosen(new Topic("message.new"), TopicChannels.MAIL)).contains(false);
        assertThat(after.chosen(new Topic("parts.low"), TopicChannels.MAIL)).isEmpty();
        assertThat(after.dailyMail().isOn()).isTrue();
    }

    @Test
    void asking_whether_the_link_is_good_changes_nothing() {
        assertThat(unsubscribe().isGood(link)).isTrue();

        assertThat(world.found(fox)).isEqualTo(fox);
    }

    @Test
    void a_text_that_is_no_such_link_or_whose_account_is_gone_stops_nothing() {
        var other =
                world.tokens.verification(
                        new Tokens.Verification(fox.id(), fox.email()), world.now);
        assertThat(unsubscribe().isGood(other)).isFalse();
        assertThat(unsubscribe().unsubscribe(other)).isFalse();
        assertThat(unsubscribe().unsubscribe("")).isFalse();
        assertThat(world.found(fox)).isEqualTo(fox);

        world.accounts.delete(fox.id());

        assertThat(unsubscribe().isGood(link)).isFalse();
        assertThat(unsubscribe().unsubscribe(link)).isFalse();
    }
}
