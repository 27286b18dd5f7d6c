package dev.pacenote.application.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.stream.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Messages that reached a device. */
class MarkDeliveredTest {

    private final MessagesWorld world = new MessagesWorld();

    private void acknowledged(long seq) {
        world.markDelivered(CrashPoint.whole()).acknowledged(world.bob, seq);
    }

    private long seqOfBob() {
        return world.commits.head(world.bob).orElseThrow().seq();
    }

    private ReadMessages.Shown shown(Message message) {
        return world.readMessages().find(world.ann, message.id()).orElseThrow();
    }

    @Test
    void what_a_device_acknowledges_is_delivered_and_nothing_later_and_the_sender_hears_it() {
        var one = world.sent(world.ann, world.bob, "one");
        var two = world.sent(world.ann, world.bob, "two");
        long upTo = seqOfBob();
        var later = world.sent(world.ann, world.bob, "later");
        world.pass(Duration.ofSeconds(5));
        var counts = world.counts(world.ann);

        acknowledged(upTo);

        assertThat(shown(one).deliveredAt()).contains(world.now);
        assertThat(shown(two).deliveredAt()).contains(world.now);
        assertThat(shown(two).read()).isFalse();
        assertThat(shown(later).deliveredAt()).isEmpty();
        var event = world.lastEvent(world.ann);
        assertThat(event.type()).isEqualTo(MessageEvents.MESSAGE_DELIVERED);
        assertThat(event.references().get("messageIds").split(","))
                .containsExactlyInAnyOrder(one.id().toString(), two.id().toString());
        assertThat(event.references().get("peerId")).isEqualTo(world.bob.toString());
        assertThat(event.counts()).isEqualTo(counts);
        assertThat(world.lastEvent(world.bob).type()).isEqualTo(MessageEvents.MESSAGE);
    }

    @Test
    void an_acknowledgement_that_brings_nothing_new_changes_nothing() {
        var sent = world.sent(world.ann, world.bob, "one");
        acknowledged(seqOfBob());
        var first = shown(sent).deliveredAt();
        var events = world.events(world.ann);
        world.pass(Duration.ofSeconds(5));

        acknowledged(seqOfBob());
        acknowledged(Long.MAX_VALUE);

        assertThat(shown(sent).deliveredAt()).isEqualTo(first);
        assertThat(world.events(world.ann)).isEqualTo(events);
    }

    @Test
    void a_sender_hears_nothing_and_sees_nothing_of_whoever_sends_no_receipts() {
        world.choose(world.bob, Map.of("receipts", false));
        var sent = world.sent(world.ann, world.bob, "one");
        var events = world.events(world.ann);
        world.pass(Duration.ofSeconds(5));

        acknowledged(seqOfBob());

        assertThat(world.events(world.ann)).isEqualTo(events);
        assertThat(shown(sent).deliveredAt()).isEmpty();
        assertThat(shown(sent).message().updatedAt()).isEqualTo(sent.updatedAt());
        world.choose(world.bob, Map.of("receipts", true));
        assertThat(shown(sent).deliveredAt()).contains(world.now);
    }

    @Test
    void hundreds_of_messages_of_several_senders_are_all_marked() {
        world.limits = MessagesWorld.UNLIMITED;
        var carl = world.person();
        var sent = new java.util.ArrayList<SentMessage>();
        for (int i = 0; i < 250; i++) {
            sent.add(world.sent(i % 5 == 0 ? carl : world.ann, world.bob, "no. " + i));
        }

        acknowledged(seqOfBob());

        assertThat(world.mailboxes.undelivered(world.bob, Long.MAX_VALUE, 1)).isEmpty();
        assertThat(sent)
                .allMatch(
                        message ->
                                world.mailboxes
                                        .find(message.owner(), message.id())
                                        .map(SentMessage.class::cast)
                                        .flatMap(copy -> copy.receipt().deliveredAt())
                                        .isPresent());
    }

    @Test
    void the_message_of_somebody_who_is_gone_is_marked_and_nobody_hears_it() {
        var sent = world.sent(world.ann, world.bob, "one");
        world.accounts.delete(world.ann);

        acknowledged(seqOfBob());

        assertThat(world.mailboxes.undelivered(world.bob, Long.MAX_VALUE, 1)).isEmpty();
        assertThat(world.mailboxes.find(world.ann, sent.id())).isEmpty();
    }

    @Test
    void a_crash_leaves_a_message_delivered_for_both_or_for_none() {
        int points = 0;
        for (int point = 0; point == 0 || point < points; point++) {
            var crashed = new MessagesWorld();
            var sent = crashed.sent(crashed.ann, crashed.bob, "one");
            var crash = CrashPoint.at(point);
            try {
                crashed.markDelivered(crash).acknowledged(crashed.bob, 1);
            } catch (CrashPoint.Crash e) {
                assertThat(told(crashed)).isEqualTo(delivered(crashed, sent) ? 1 : 0);
            }
            points = Math.max(points, crash.points() + 1);

            crashed.markDelivered(CrashPoint.whole()).acknowledged(crashed.bob, 1);

            assertThat(told(crashed)).isOne();
            assertThat(delivered(crashed, sent)).isTrue();
            assertThat(crashed.mailboxes.undelivered(crashed.bob, 1, 1)).isEmpty();
        }
        assertThat(points).isGreaterThan(6);
    }

    private static long told(MessagesWorld crashed) {
        return crashed.events(crashed.ann).stream()
                .map(StreamEvent::type)
                .filter(MessageEvents.MESSAGE_DELIVERED::equals)
                .count();
    }

    private static boolean delivered(MessagesWorld crashed, Message sent) {
        return List.of(crashed.mailboxes.find(crashed.ann, sent.id())).stream()
                .flatMap(Optional::stream)
                .map(SentMessage.class::cast)
                .anyMatch(copy -> copy.receipt().deliveredAt().isPresent());
    }
}
