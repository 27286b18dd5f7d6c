package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.reorder.ManageAlertSettings.Change;
import dev.pacenote.application.parts.reorder.SendTestAlert.Result;
import dev.pacenote.application.parts.reorder.SendTestAlert.Way;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.delivery.Reason;
import dev.pacenote.domain.notice.preference.TopicChannels;
import dev.pacenote.domain.parts.reorder.PartAlert;
import dev.pacenote.domain.parts.reorder.PartFacts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SendTestAlertTest {

    private final PartsWorld world = new PartsWorld();

    private Result send() {
        return world.testAlert(CrashPoint.whole()).send(world.workshop);
    }

    private List<Way> ways() {
        if (send() instanceof Result.Told(var ways)) {
            return ways;
        }
        throw new AssertionError("too many");
    }

    @Test
    void it_is_told_as_a_part_that_is_out_by_each_channel_that_is_wanted() {
        assertThat(ways())
                .containsExactly(
                        new Way(TopicChannels.INBOX, Optional.empty()),
                        new Way(TopicChannels.MAIL, Optional.empty()),
                        new Way(TopicChannels.PUSH, Optional.of(Reason.NO_ADDRESS)));
        var notice = world.notices().findFirst().orElseThrow();
        assertThat(notice.topic()).isEqualTo(PartFacts.OUT);
        assertThat(notice.facts(PartFacts.class).kind()).isEqualTo(PartAlert.Kind.TEST);
        assertThat(PartFacts.of(notice.facts(PartFacts.class).stored()))
                .isEqualTo(notice.facts(PartFacts.class));
        assertThat(
                        new PartRelevance(PartFacts.OUT, world.tasks)
                                .over(world.workshop, notice.key().dedupeKey()))
                .as("it is true as long as it waits")
                .isEmpty();

        world.alertSettings(CrashPoint.whole())
                .change(
                        world.workshop,
                        new Change(
                                Optional.empty(),
                                Map.of(PartFacts.OUT, Map.of(TopicChannels.MAIL, false))));
        assertThat(ways()).extracting(Way::channel).doesNotContain(TopicChannels.MAIL);
        assertThat(world.told()).hasSize(2);
    }

    @Test
    void five_an_hour_are_enough() {
        for (int i = 0; i < 5; i++) {
            assertThat(send()).isInstanceOf(Result.Told.class);
        }
        assertThat(send()).isEqualTo(new Result.TooMany(Duration.ofHours(1)));
        assertThat(world.told()).hasSize(5);
        world.pass(Duration.ofHours(1));
        assertThat(send()).isInstanceOf(Result.Told.class);
    }

    @Test
    void a_crash_tells_it_or_not() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final PartsWorld own = new PartsWorld();

                            @Override
                            public void act(CrashPoint crashPoint) {
                                own.testAlert(crashPoint).send(own.workshop);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(own.told()).hasSizeLessThanOrEqualTo(1);
                            }

                            @Override
                            public void isDone() {
                                assertThat(own.told()).isNotEmpty();
                            }
                        });
    }
}
