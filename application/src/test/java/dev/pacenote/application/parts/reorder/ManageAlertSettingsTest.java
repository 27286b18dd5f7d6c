package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.reorder.ManageAlertSettings.Change;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.notice.Topic;
import dev.pacenote.domain.notice.preference.PreferencePatch;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManageAlertSettingsTest {

    private final PartsWorld world = new PartsWorld();

    private AlertSettings shown() {
        return world.alertSettings(CrashPoint.whole()).show(world.workshop);
    }

    private List<PreferencePatch.Fault> change(Change change) {
        return world.alertSettings(CrashPoint.whole()).change(world.workshop, change);
    }

    private static Change told(Topic topic, String channel, boolean wanted) {
        return new Change(Optional.empty(), Map.of(topic, Map.of(channel, wanted)));
    }

    @Test
    void a_workshop_is_told_by_inbox_and_mail_once_an_hour_unless_it_chooses_otherwise() {
        assertThat(shown().mailIntervalMinutes()).isEqualTo(60);
        for (var topic : PartFacts.TOPICS) {
            assertThat(shown().isTold(topic, TopicChannels.INBOX)).isTrue();
            assertThat(shown().isTold(topic, TopicChannels.MAIL)).isTrue();
            assertThat(shown().isTold(topic, TopicChannels.DIGEST)).isFalse();
            assertThat(shown().isTold(topic, TopicChannels.WEBHOOK)).isFalse();
            assertThat(shown().isTold(topic, TopicChannels.PUSH))
                    .isEqualTo(topic.equals(PartFacts.OUT));
        }
    }

    @Test
    void what_is_chosen_is_a_preference_of_the_person_and_all_else_stays() {
        assertThat(change(new Change(Optional.of(240), Map.of()))).isEmpty();
        assertThat(change(told(PartFacts.LOW, TopicChannels.MAIL, false))).isEmpty();

        assertThat(shown().mailIntervalMinutes()).isEqualTo(240);
        assertThat(shown().isTold(PartFacts.LOW, TopicChannels.MAIL)).isFalse();
        assertThat(shown().isTold(PartFacts.OUT, TopicChannels.MAIL)).isTrue();
        assertThat(world.preferences.find(world.workshop).orElseThrow().choices())
                .containsOnlyKeys("/parts/mailIntervalMinutes", "/topics/parts.low/mail");
        assertThat(world.updated).containsExactly(world.workshop, world.workshop);
    }

    @Test
    void a_form_that_is_sent_back_as_it_was_shown_chooses_nothing() {
        var shown = shown();
        assertThat(change(new Change(Optional.of(60), shown.topics()))).isEmpty();
        assertThat(world.preferences.find(world.workshop).orElseThrow().choices()).isEmpty();
        assertThat(world.updated).isEmpty();
        assertThat(change(told(PartFacts.LOW, TopicChannels.DIGEST, false))).isEmpty();
    }

    @Test
    void what_cannot_be_chosen_changes_nothing() {
        assertThat(
                        change(
                                new Change(
                                        Optional.of(14),
                                        Map.of(PartFacts.LOW, Map.of(TopicChannels.MAIL, false)))))
                .extracting(PreferencePatch.Fault::path, PreferencePatch.Fault::code)
                .containsExactly(tuple("/parts/mailIntervalMinutes", "out_of_range"));
        assertThat(change(new Change(Optional.of(1_441), Map.of()))).hasSize(1);
        assertThat(change(told(PartFacts.LOW, TopicChannels.DIGEST, true))).hasSize(1);
        assertThat(change(told(PartFacts.LOW, "pigeon", true))).hasSize(1);
        assertThat(world.preferences.find(world.workshop).orElseThrow().choices()).isEmpty();
    }

    @Test
    void a_crash_leaves_all_of_it_or_nothing() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final PartsWorld own = new PartsWorld();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                own.alertSettings(crashPoint)
                                        .change(
                                                own.workshop,
                                                new Change(
                                                        Optional.of(30),
                                                        Map.of(
                                                                PartFacts.LOW,
                                                                Map.of(
                                                                        TopicChannels.MAIL,
                                                                        false))));
                            }

                            private AlertSettings now() {
                                return own.alertSettings(CrashPoint.whole()).show(own.workshop);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(now().isTold(PartFacts.LOW, TopicChannels.MAIL))
                                        .isEqualTo(now().mailIntervalMinutes() == 60);
                            }

                            @Override
                            public void isDone() {
                                assertThat(now().mailIntervalMinutes()).isEqualTo(30);
                                isWholeOrNothing();
                            }
                        });
    }
}
