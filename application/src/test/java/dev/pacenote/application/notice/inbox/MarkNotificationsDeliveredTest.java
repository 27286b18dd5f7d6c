package dev.pacenote.application.notice.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.notice.stream.commit.Commits;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.notice.inbox.Notification;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Items of the inbox that reached a device. */
class MarkNotificationsDeliveredTest {

    private final MessagesWorld world = new MessagesWorld();

    private void acknowledged(CrashPoint crash, long upToSeq) {
        new MarkNotificationsDelivered(
                        crash.on(Inbox.class, world.inbox),
                        crash.on(Commits.class, world.commits),
                        () -> world.now)
                .acknowledged(world.bob, upToSeq);
    }

    private List<Notification> undelivered() {
        return world.inbox.undelivered(world.bob, Long.MAX_VALUE, 1_000);
    }

    @Test
    void what_a_device_acknowledges_is_delivered_once_and_nothing_later_and_nobody_is_told() {
        world.sent(world.ann, world.bob, "one");
        var item = undelivered().getFirst();
        long upTo = world.commits.head(world.bob).orElseThrow().seq();
        world.sent(world.person(), world.bob, "later");
        var events = world.events(world.bob);
        var counts = world.counts(world.bob);
        var arrived = world.now;

        acknowledged(CrashPoint.whole(), upTo);
        world.pass(Duration.ofSeconds(9));
        acknowledged(CrashPoint.whole(), upTo);

        var after = world.inbox.find(world.bob, item.id()).orElseThrow();
        assertThat(after.deliveredAt(0)).contains(arrived);
        assertThat(after.countsAsUnseen()).isTrue();
        assertThat(undelivered()).hasSize(1).doesNotContain(item);
        assertThat(world.events(world.bob)).isEqualTo(events);
        assertThat(world.counts(world.bob)).isEqualTo(counts);
    }

    @Test
    void a_crash_anywhere_among_many_is_made_good_by_the_next_acknowledgement() {
        IntStream.range(0, 90).forEach(_ -> world.sent(world.person(), world.bob, "Hello"));
        assertThat(undelivered()).hasSize(90);

        int before = 90;
        for (int point = 0; before > 0; point++) {
            try {
                acknowledged(CrashPoint.at(point), Long.MAX_VALUE);
            } catch (CrashPoint.Crash e) {
                assertThat(undelivered()).hasSizeLessThanOrEqualTo(before);
            }
            before = undelivered().size();
            assertThat(point).isLessThan(100);
        }

        acknowledged(CrashPoint.whole(), Long.MAX_VALUE);
        assertThat(undelivered()).isEmpty();
    }
}
