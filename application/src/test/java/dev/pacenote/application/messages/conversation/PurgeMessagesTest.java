package dev.pacenote.application.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageRetention;
import dev.pacenote.domain.notice.inbox.InboxEvents;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import dev.pacenote.domain.platform.retention.RetentionPeriod;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Messages that were kept long enough go, where somebody said how long that is. */
class PurgeMessagesTest {

    private static final MessageRetention A_MONTH =
            new MessageRetention(Optional.of(new RetentionPeriod(30)));

    private final MessagesWorld world = new MessagesWorld();
    private final AccountId ann = world.ann;
    private final AccountId bob = world.bob;

    private int purge(int atMost) {
        return world.purgeMessages(CrashPoint.whole()).purge(world.now, atMost);
    }

    private List<UUID> list(AccountId owner) {
        var filter =
                new Mailboxes.Filter(owner, Optional.empty(), Optional.empty(), Optional.empty());
        return world.readMessages().list(filter, OptionalLong.empty(), 50).messages().stream()
                .map(shown -> shown.message().id())
                .toList();
    }

    private List<AccountId> peers(AccountId owner) {
        return world.readMessages().conversations(owner, Optional.empty(), 50).rows().stream()
                .map(row -> row.item().conversation().peer())
                .toList();
    }

    @Test
    void messages_are_kept_for_ever_where_nobody_said_otherwise() {
        var sent = world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(36_500));

        assertThat(purge(100)).isZero();

        assertThat(list(ann)).containsExactly(sent.id());
        assertThat(list(bob)).containsExactly(sent.id());
    }

    @Test
    void both_copies_of_what_was_kept_long_enough_go_and_count_no_longer() {
        world.retention = A_MONTH;
        world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(10));
        var younger = world.sent(world.person(), bob, "2");
        world.pass(Duration.ofDays(20).plusNanos(1_000));

        assertThat(purge(100)).isEqualTo(2);

        assertThat(world.mailboxes.recount(bob)).isEqualTo(1);
        assertThat(world.counts(bob))
                .isEqualTo(new UnreadCounts(1, 1, 1))
                .isEqualTo(world.recount(bob));
        assertThat(world.mailboxes.conversation(bob, ann).orElseThrow().unread()).isZero();
        assertThat(world.lastEvent(bob).type()).isEqualTo(InboxEvents.COUNTS);
        assertThat(list(bob)).containsExactly(younger.id());
        assertThat(list(ann)).isEmpty();
        assertThat(purge(100)).isZero();
    }

    @Test
    void what_was_kept_to_the_day_stays() {
        world.retention = A_MONTH;
        var sent = world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(30));

        assertThat(purge(100)).isZero();
        assertThat(list(bob)).containsExactly(sent.id());
    }

    @Test
    void an_expired_message_is_shown_to_nobody_before_it_is_deleted() {
        world.retention = A_MONTH;
        var sent = world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(31));
        var cid = world.person();
        var younger = world.sent(cid, bob, "2");

        assertThat(list(bob)).containsExactly(younger.id());
        assertThat(world.readMessages().find(bob, sent.id())).isEmpty();
        assertThat(world.readMessages().findAll(bob, List.of(sent.id(), younger.id())))
                .containsOnlyKeys(younger.id());
        assertThat(peers(bob)).containsExactly(cid);
        assertThat(peers(ann)).isEmpty();
    }

    @Test
    void an_expired_message_is_neither_marked_nor_hidden_nor_taken_back() {
        world.retention = A_MONTH;
        var sent = world.sent(ann, bob, "1");
        world.pass(Duration.ofDays(31));

        assertThat(world.markMessages().read(bob, sent.id())).isEmpty();
        assertThat(world.markMessages().unread(bob, sent.id())).isEmpty();
        assertThat(world.deleteMessage().hide(bob, sent.id()))
                .isEqualTo(new DeleteMessage.Result.NoSuchMessage());
        assertThat(world.deleteMessage().withdraw(ann, sent.id()))
                .isEqualTo(new DeleteMessage.Result.NoSuchMessage());
        assertThat(world.counts(bob)).as("until it is deleted").isEqualTo(world.recount(bob));
    }

    @Test
    void lists_in_parts_go_past_what_expired() {
        world.retention = A_MONTH;
        world.sent(ann, bob, "1");
        world.sent(ann, bob, "2");
        world.pass(Duration.ofDays(31));
        var younger = world.sent(ann, bob, "3");
        var filter =
                new Mailboxes.Filter(bob, Optional.empty(), Optional.empty(), Optional.empty());

        var part = world.readMessages().list(filter, OptionalLong.empty(), 1);
        assertThat(part.messages())
                .extracting(shown -> shown.message().id())
                .containsExactly(younger.id());
        assertThat(world.readMessages().list(filter, part.next(), 1).messages()).isEmpty();
    }

    @Test
    void reading_what_was_read_already_lowers_no_count_and_leaves_the_younger_unread() {
        world.retention = A_MONTH;
        var read = world.sent(ann, bob, "1");
        world.markMessages().read(bob, read.id());
        world.pass(Duration.ofDays(20));
        world.sent(ann, bob, "2");
        world.pass(Duration.ofDays(11));

        assertThat(purge(100)).isEqualTo(2);

        assertThat(world.counts(bob))
                .isEqualTo(new UnreadCounts(1, 1, 1))
                .isEqualTo(world.recount(bob));
    }

    @Test
    void a_client_that_sends_an_expired_message_again_sends_no_second_one() {
        world.retention = A_MONTH;
        world.send(MessagesWorld.command(ann, bob, "1", "a-17"));
        world.pass(Duration.ofDays(31));
        purge(100);

        assertThat(world.send(MessagesWorld.command(ann, bob, "1", "a-17")))
                .isInstanceOf(SendMessage.Result.Replayed.class);
        assertThat(list(bob)).isEmpty();
    }

    @Test
    void as_many_are_deleted_as_one_may_and_the_rest_later() {
        world.retention = A_MONTH;
        world.limits = MessagesWorld.UNLIMITED;
        for (int i = 0; i < 70; i++) {
            world.sent(i % 2 == 0 ? ann : world.person(), bob, "Hello");
        }
        world.pass(Duration.ofDays(31));

        assertThat(purge(100)).isEqualTo(100);
        assertThat(world.counts(bob)).isEqualTo(world.recount(bob));
        assertThat(purge(100)).isEqualTo(40);
        assertThat(world.counts(bob)).isEqualTo(UnreadCounts.NONE).isEqualTo(world.recount(bob));
    }

    @Test
    void messages_of_people_who_are_gone_stop_no_others() {
        world.retention = A_MONTH;
        world.sent(ann, bob, "1");
        world.sent(world.person(), bob, "2");
        world.pass(Duration.ofDays(31));
        world.accounts.delete(ann);

        purge(100);

        assertThat(world.counts(bob)).isEqualTo(UnreadCounts.NONE).isEqualTo(world.recount(bob));
    }

    @Test
    void a_crash_at_any_point_of_a_purge_leaves_counts_right() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final MessagesWorld at = new MessagesWorld();

                            {
                                at.retention = A_MONTH;
                                at.sent(at.ann, at.bob, "1");
                                at.sent(at.person(), at.bob, "2");
                                at.pass(Duration.ofDays(31));
                            }

                            @Override
                            public void act(CrashPoint crash) {
                                at.purgeMessages(crash).purge(at.now, 100);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.counts(at.bob)).isEqualTo(at.recount(at.bob));
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.mailboxes.sentBefore(at.now, 10)).isEmpty();
                                assertThat(at.recount(at.bob)).isEqualTo(UnreadCounts.NONE);
                            }
                        });
    }
}
