package dev.pacenote.application.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A recipient marks messages read and unread. */
class MarkMessagesTest {

    private final MessagesWorld world = new MessagesWorld();
    private final AccountId ann = world.ann;
    private final AccountId bob = world.bob;

    private SentMessage senders(UUID id) {
        return (SentMessage) world.mailboxes.find(ann, id).orElseThrow();
    }

    @Test
    void the_recipient_reads_a_message_and_the_first_time_stays() {
        var id = world.sent(ann, bob, "Hello").id();

        assertThat(world.markMessages().read(bob, id).orElseThrow().readState().readAt())
                .contains(Samples.NOON);
        world.pass(Duration.ofMinutes(1));
        assertThat(world.markMessages().read(bob, id).orElseThrow().readState().readAt())
                .contains(Samples.NOON);
        assertThat(world.events(bob)).hasSize(2);
        assertThat(senders(id).receipt().readAt()).contains(Samples.NOON);
        assertThat(world.lastEvent(ann).type()).isEqualTo(MessageEvents.MESSAGE_READ);
    }

    @Test
    void nobody_else_reads_it_neither_the_sender_nor_a_stranger() {
        var id = world.sent(ann, bob, "Hello").id();

        assertThat(world.markMessages().read(ann, id)).isEmpty();
        assertThat(world.markMessages().unread(ann, id)).isEmpty();
        assertThat(world.markMessages().read(world.person(), id)).isEmpty();
        assertThat(world.markMessages().read(bob, UUID.randomUUID())).isEmpty();
        assertThat(world.counts(bob).messages()).isEqualTo(1);
    }

    @Test
    void the_last_message_of_a_conversation_reads_its_item_in_the_inbox() {
        var first = world.sent(ann, bob, "1").id();
        var second = world.sent(ann, bob, "2").id();

        world.markMessages().read(bob, first);
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 1, 1));
        world.markMessages().read(bob, second);
        assertThat(world.counts(bob)).isEqualTo(UnreadCounts.NONE);
        assertThat(world.lastEvent(bob).references().find("notificationId")).isPresent();
        assertThat(world.lastEvent(ann).references().find("notificationId")).isEmpty();
    }

    @Test
    void a_reader_who_sends_no_receipts_lets_nobody_notice() {
        var id = world.sent(ann, bob, "Hello").id();
        world.choose(bob, Map.of("receipts", false));

        world.markMessages().read(bob, id);

        assertThat(world.events(ann)).hasSize(1);
        assertThat(world.readMessages().find(ann, id).orElseThrow().read()).isFalse();
        world.choose(bob, Map.of("receipts", true));
        assertThat(world.readMessages().find(ann, id).orElseThrow().readAt())
                .contains(Samples.NOON);
    }

    @Test
    void marked_unread_it_counts_again_for_the_recipient_alone() {
        var id = world.sent(ann, bob, "Hello").id();
        world.markMessages().read(bob, id);

        var unread = world.markMessages().unread(bob, id).orElseThrow();

        assertThat(unread.readState().readAt()).isEmpty();
        assertThat(world.markMessages().unread(bob, id)).contains(unread);
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 0, 0));
        assertThat(world.events(bob)).hasSize(3);
        assertThat(world.events(ann)).hasSize(2);
        assertThat(senders(id).receipt().readAt()).contains(Samples.NOON);
    }

    @Test
    void a_cut_off_reads_all_up_to_it_and_nothing_later() {
        for (int i = 0; i < 20; i++) {
            world.sent(ann, bob, "message " + i);
        }
        world.sent(world.person(), bob, "another conversation");
        long seq = world.commits.head(bob).orElseThrow().seq();
        var later = world.sent(ann, bob, "later").id();

        var marked = world.markMessages().readUpTo(bob, ann, seq).orElseThrow();

        assertThat(marked.marked()).isEqualTo(20);
        assertThat(marked.head().counts()).isEqualTo(new UnreadCounts(2, 2, 2));
        assertThat(world.recount(bob)).isEqualTo(new UnreadCounts(2, 2, 2));
        assertThat(world.readMessages().find(bob, later).orElseThrow().read()).isFalse();
        assertThat(world.lastEvent(ann).type()).isEqualTo(MessageEvents.MESSAGE_READ);
        assertThat(world.markMessages().readUpTo(bob, ann, seq).orElseThrow().marked()).isZero();
    }

    @Test
    void a_cut_off_ahead_of_the_stream_reads_nothing_that_comes_later() {
        world.sent(ann, bob, "now");
        world.markMessages().readUpTo(bob, ann, Long.MAX_VALUE);

        world.sent(ann, bob, "later");

        assertThat(world.counts(bob).messages()).isEqualTo(1);
    }

    @Test
    void a_message_marked_unread_after_a_position_is_not_read_by_a_cut_off_at_it() {
        var id = world.sent(ann, bob, "Hello").id();
        world.markMessages().read(bob, id);
        long seen = world.commits.head(bob).orElseThrow().seq();
        world.markMessages().unread(bob, id);

        assertThat(world.markMessages().readUpTo(bob, ann, seen).orElseThrow().marked()).isZero();
        assertThat(world.markMessages().readUpTo(bob, ann, seen + 1).orElseThrow().marked())
                .isEqualTo(1);
    }

    @Test
    void an_event_names_so_many_messages_and_says_when_there_are_more() {
        world.limits =
                new SendMessage.Limits(
                        new RateLimit(1_000, Duration.ofMinutes(1)), world.limits.firstContacts());
        for (int i = 0; i <= MarkMessages.NAMED; i++) {
            world.sent(ann, bob, "message " + i);
        }

        world.markMessages().readUpTo(bob, ann, Long.MAX_VALUE);

        var references = world.lastEvent(bob).references();
        assertThat(references.get("messageIds").split(",")).hasSize(MarkMessages.NAMED);
        assertThat(references.get("truncated")).isEqualTo("true");
        assertThat(world.counts(bob)).isEqualTo(UnreadCounts.NONE);
    }

    @Test
    void messages_of_somebody_who_is_gone_can_be_read() {
        var id = world.sent(ann, bob, "Hello").id();
        world.accounts.delete(ann);

        assertThat(world.markMessages().read(bob, id)).isPresent();
        assertThat(world.counts(bob)).isEqualTo(UnreadCounts.NONE);
    }

    @Test
    void a_crash_at_any_point_reads_all_of_it_or_nothing() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final MessagesWorld at = new MessagesWorld();
                            private final UUID id = at.sent(at.ann, at.bob, "Hello").id();

                            @Override
                            public void act(CrashPoint crash) {
                                at.markMessages(crash).read(at.bob, id);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.counts(at.bob)).isEqualTo(at.recount(at.bob));
                                assertThat(at.events(at.bob)).hasSameSizeAs(at.events(at.ann));
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.recount(at.bob)).isEqualTo(UnreadCounts.NONE);
                                assertThat(at.events(at.bob)).hasSize(2);
                            }
                        });
    }
}
