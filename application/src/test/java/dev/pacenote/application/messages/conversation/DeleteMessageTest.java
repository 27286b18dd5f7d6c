package dev.pacenote.application.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A person hides a message, or its sender takes it back. */
class DeleteMessageTest {

    private static final DeleteMessage.Result DONE = new DeleteMessage.Result.Done();
    private static final DeleteMessage.Result NO_SUCH = new DeleteMessage.Result.NoSuchMessage();

    private final MessagesWorld world = new MessagesWorld();
    private final AccountId ann = world.ann;
    private final AccountId bob = world.bob;

    @Test
    void who_hides_a_message_hides_it_from_themselves_alone() {
        var id = world.sent(ann, bob, "Hello").id();

        assertThat(world.deleteMessage().hide(bob, id)).isEqualTo(DONE);

        assertThat(world.readMessages().find(bob, id)).isEmpty();
        assertThat(world.readMessages().find(ann, id)).isPresent();
        assertThat(world.counts(bob)).isEqualTo(UnreadCounts.NONE).isEqualTo(world.recount(bob));
        assertThat(world.lastEvent(bob).references().get("forAll")).isEqualTo("false");
        assertThat(world.events(ann)).hasSize(1);
        assertThat(world.deleteMessage().hide(bob, id)).isEqualTo(NO_SUCH);
    }

    @Test
    void a_sender_takes_a_message_back_from_both_within_a_day() {
        var id = world.sent(ann, bob, "Hello").id();
        world.pass(Duration.ofHours(23));

        assertThat(world.deleteMessage().withdraw(ann, id)).isEqualTo(DONE);

        assertThat(world.mailboxes.find(ann, id).orElseThrow().text()).isEmpty();
        assertThat(world.mailboxes.find(bob, id).orElseThrow().text()).isEmpty();
        assertThat(world.counts(bob)).isEqualTo(UnreadCounts.NONE).isEqualTo(world.recount(bob));
        assertThat(world.lastEvent(bob).type()).isEqualTo(MessageEvents.MESSAGE_DELETED);
        assertThat(world.lastEvent(ann).references().get("forAll")).isEqualTo("true");
        assertThat(world.deleteMessage().withdraw(ann, id)).isEqualTo(DONE);
        assertThat(world.events(ann)).hasSize(2);
    }

    @Test
    void after_a_day_it_is_too_late() {
        var id = world.sent(ann, bob, "Hello").id();
        world.pass(Duration.ofHours(25));

        assertThat(world.deleteMessage().withdraw(ann, id))
                .isEqualTo(new DeleteMessage.Result.TooLate());
        assertThat(world.mailboxes.find(bob, id).orElseThrow().text()).isPresent();
    }

    @Test
    void nobody_takes_back_or_hides_what_others_wrote_to_each_other() {
        var id = world.sent(ann, bob, "Hello").id();
        var cid = world.person();

        assertThat(world.deleteMessage().withdraw(bob, id)).isEqualTo(NO_SUCH);
        assertThat(world.deleteMessage().withdraw(cid, id)).isEqualTo(NO_SUCH);
        assertThat(world.deleteMessage().hide(cid, id)).isEqualTo(NO_SUCH);
        assertThat(world.events(bob)).hasSize(1);
    }

    @Test
    void what_its_recipient_hid_is_emptied_for_the_sender_alone() {
        var id = world.sent(ann, bob, "Hello").id();
        world.deleteMessage().hide(bob, id);

        assertThat(world.deleteMessage().withdraw(ann, id)).isEqualTo(DONE);

        assertThat(world.events(bob)).hasSize(2);
        assertThat(world.counts(bob)).isEqualTo(UnreadCounts.NONE);
    }

    @Test
    void taking_back_a_message_that_was_read_leaves_the_counts_alone() {
        world.sent(ann, bob, "unread");
        var id = world.sent(ann, bob, "Hello").id();
        world.markMessages().read(bob, id);

        world.deleteMessage().withdraw(ann, id);

        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 1, 1));
        assertThat(world.recount(bob)).isEqualTo(world.counts(bob));
    }

    @Test
    void a_message_to_somebody_who_is_gone_can_be_taken_back() {
        var id = world.sent(ann, bob, "Hello").id();
        world.accounts.delete(bob);

        assertThat(world.deleteMessage().withdraw(ann, id)).isEqualTo(DONE);
    }

    @Test
    void a_crash_at_any_point_takes_it_back_from_both_or_from_nobody() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final MessagesWorld at = new MessagesWorld();
                            private final UUID id = at.sent(at.ann, at.bob, "Hello").id();

                            @Override
                            public void act(CrashPoint crash) {
                                at.deleteMessage(crash).withdraw(at.ann, id);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                assertThat(at.mailboxes.find(at.ann, id).orElseThrow().text())
                                        .isEqualTo(
                                                at.mailboxes.find(at.bob, id).orElseThrow().text());
                                assertThat(at.counts(at.bob)).isEqualTo(at.recount(at.bob));
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.mailboxes.find(at.bob, id).orElseThrow().text())
                                        .isEmpty();
                                assertThat(at.events(at.bob)).hasSize(2);
                            }
                        });
    }
}
