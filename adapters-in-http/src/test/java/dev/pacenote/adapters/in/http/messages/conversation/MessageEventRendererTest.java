package dev.pacenote.adapters.in.http.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.adapters.in.http.notice.inbox.NotificationView;
import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.notice.stream.StreamEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see of events about messages. */
class MessageEventRendererTest {

    private final MessagesWorld world = new MessagesWorld();

    private List<Map<String, Object>> rendered(
            AccountId reader, List<StreamEvent> events, CrashPoint calls) {
        return new MessageEventRenderer(
                        world.readMessages(calls),
                        world.readNotifications(calls),
                        world.correspondents(calls))
                .render(reader, events);
    }

    private List<Map<String, Object>> rendered(AccountId reader) {
        return rendered(reader, world.events(reader), CrashPoint.whole());
    }

    @Test
    void a_message_is_shown_as_over_rest_and_to_its_recipient_with_the_item_of_the_inbox() {
        var sent = world.sent(world.ann, world.bob, "Gate 3 is closed");

        var own = rendered(world.ann).getFirst();
        var received = rendered(world.bob).getFirst();

        assertThat(received)
                .containsEntry("messageId", sent.id().toString())
                .containsEntry("content", "Gate 3 is closed")
                .containsEntry("senderId", world.ann.toString())
                .containsEntry("deleted", false)
                .containsKeys("readAt", "deliveredAt", "createdAt", "updatedAt");
        assertThat(received.get("notification")).isInstanceOf(NotificationView.class);
        assertThat(own).containsEntry("content", "Gate 3 is closed");
        assertThat(own).doesNotContainKey("notification");
    }

    @Test
    void what_was_taken_back_has_no_text_and_what_is_gone_has_no_members() {
        var emptied = world.sent(world.ann, world.bob, "secret");
        var hidden = world.sent(world.ann, world.bob, "hidden");
        world.deleteMessage().withdraw(world.ann, emptied.id());
        world.deleteMessage().hide(world.bob, hidden.id());

        var shown = rendered(world.bob);

        assertThat(shown.get(0)).containsEntry("content", "").containsEntry("deleted", true);
        assertThat(shown.get(1)).isEmpty();
        assertThat(shown.get(2))
                .containsEntry("messageId", emptied.id().toString())
                .containsEntry("forAll", true);
        assertThat(shown.get(3)).containsEntry("forAll", false);
        assertThat(shown.toString()).doesNotContain("secret").doesNotContain("hidden");
    }

    @Test
    void a_receipt_is_shown_only_while_its_reader_sends_receipts_and_reading_always() {
        var sent = world.sent(world.ann, world.bob, "Hello");
        world.markDelivered(CrashPoint.whole()).acknowledged(world.bob, 1);
        world.markMessages().read(world.bob, sent.id());
        assertThat(world.events(world.ann))
                .extracting(StreamEvent::type)
                .containsExactly(
                        MessageEvents.MESSAGE_SENT,
                        MessageEvents.MESSAGE_DELIVERED,
                        MessageEvents.MESSAGE_READ);
        assertThat(rendered(world.ann).get(1)).containsKeys("deliveredAt", "messageIds", "peerId");
        assertThat(rendered(world.ann).get(2)).containsKeys("readAt", "messageIds", "peerId");

        world.choose(world.bob, Map.of("receipts", false));

        assertThat(rendered(world.ann).get(1)).isEmpty();
        assertThat(rendered(world.ann).get(2)).isEmpty();
        assertThat(rendered(world.ann).get(0)).containsEntry("readAt", null);
        assertThat(rendered(world.bob).get(1))
                .containsEntry("messageIds", List.of(sent.id().toString()))
                .containsKey("readAt");
        assertThat(rendered(world.bob).get(1).get("notification"))
                .isInstanceOfSatisfying(
                        NotificationView.class, item -> assertThat(item.read()).isTrue());
    }

    @Test
    void five_hundred_events_ask_the_stores_as_often_as_one() {
        world.limits = MessagesWorld.UNLIMITED;
        for (int i = 0; i < 500; i++) {
            world.sent(world.person(), world.bob, "no. " + i);
        }
        var events = world.events(world.bob);
        var one = CrashPoint.whole();
        rendered(world.bob, events.subList(0, 1), one);
        var all = CrashPoint.whole();

        var shown = rendered(world.bob, events, all);

        assertThat(shown).hasSize(500).allMatch(members -> members.containsKey("content"));
        assertThat(all.points()).isEqualTo(one.points()).isBetween(2, 12);
    }
}
