package dev.pacenote.domain.notice.preference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Priority;
import dev.pacenote.domain.notice.Topic;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whether a person wants to be told of a topic by one channel. */
class ChannelPreferenceTest {

    private static final Topic TOPIC = new Topic("sample.weather");
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final NoticePreferences INITIAL = NoticePreferences.initial(new AccountId(7));

    private static boolean wants(Map<String, Object> choices, String channel) {
        return of(INITIAL.choosing(choices, NOON), channel).isWanted();
    }

    private static ChannelPreference of(NoticePreferences preferences, String channel) {
        return ChannelPreference.of(preferences, TOPIC, channel, TopicChannels.IN_THE_DAILY_MAIL);
    }

    @Test
    void a_topic_beats_its_area_and_an_area_the_default() {
        assertThat(wants(Map.of(), "push")).isFalse();
        assertThat(wants(Map.of("/topics/sample/push", true), "push")).isTrue();
        assertThat(
                        wants(
                                Map.of(
                                        "/topics/sample/push",
                                        true,
                                        "/topics/sample.weather/push",
                                        false),
                                "push"))
                .isFalse();
    }

    @Test
    void who_switched_a_channel_off_is_told_nothing_by_it() {
        assertThat(wants(Map.of(), "inbox")).isTrue();
        assertThat(wants(Map.of(CorePreferences.INBOX, false), "inbox")).isFalse();
        assertThat(wants(Map.of(CorePreferences.PUSH, false, "/topics/sample/push", true), "push"))
                .isFalse();
    }

    @Test
    void one_switch_is_that_of_the_daily_mail_and_of_single_mails() {
        var off = INITIAL.with(INITIAL.dailyMail().switchedOff(NOON));

        assertThat(of(INITIAL, "digest").isWanted()).isTrue();
        assertThat(of(off, "digest").isWanted()).isFalse();
        assertThat(of(off.choosing(Map.of("/topics/sample/mail", true), NOON), "mail").isWanted())
                .isFalse();
    }

    @Test
    void a_target_that_names_the_topic_is_a_choice_where_no_other_was_made() {
        var off = INITIAL.choosing(Map.of("/topics/sample/webhook", false), NOON);

        assertThat(of(INITIAL, "webhook").isWanted()).isFalse();
        assertThat(of(INITIAL, "webhook").namedByTarget().isWanted()).isTrue();
        assertThat(of(off, "webhook").namedByTarget().isWanted()).isFalse();
    }

    @Test
    void what_is_locked_is_on_whatever_somebody_chose() {
        var locked =
                new TopicChannels(
                        Map.of("mail", TopicChannels.Default.LOCKED_ON), false, Priority.NORMAL);
        var off =
                INITIAL.with(INITIAL.dailyMail().switchedOff(NOON))
                        .choosing(Map.of("/topics/sample/mail", false), NOON);

        assertThat(ChannelPreference.of(off, TOPIC, "mail", locked).isWanted()).isTrue();
    }

    @Test
    void what_is_sent_where_it_happens_is_locked_and_no_delivery() {
        var off = INITIAL.choosing(Map.of("/topics/sample/mail", false), NOON);
        var security = TopicChannels.MAILED_ALREADY;

        var mail = ChannelPreference.of(off, TOPIC, "mail", security);

        assertThat(mail.isLocked()).isTrue();
        assertThat(mail.isWanted()).isTrue();
        assertThat(security.has("mail")).isFalse();
        assertThat(security.has("push")).isTrue();
        assertThat(ChannelPreference.of(off, TOPIC, "push", security).isLocked()).isFalse();
    }

    @Test
    void the_daily_mail_is_taken_or_left_as_a_whole() {
        var chosen = INITIAL.choosing(Map.of("/topics/sample.weather/digest", false), NOON);

        assertThat(of(chosen, "digest").isWanted()).isTrue();
        assertThat(of(chosen, "digest").isLocked()).isTrue();
        assertThat(of(chosen, "push").isLocked()).isFalse();
    }
}
