package dev.pacenote.application.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.messages.MessagesWorld;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.identity.account.NewAccount;
import dev.pacenote.domain.identity.account.Role;
import dev.pacenote.domain.identity.account.Username;
import dev.pacenote.domain.messages.conversation.MessageEvents;
import dev.pacenote.domain.notice.stream.StreamEvent;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import dev.pacenote.domain.platform.limit.RateLimit;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A person writes to another. */
class SendMessageTest {

    private final MessagesWorld world = new MessagesWorld();
    private final AccountId ann = world.ann;
    private final AccountId bob = world.bob;

    private SendMessage.Result send(AccountId from, AccountId to) {
        return world.send(MessagesWorld.command(from, to, "Hello"));
    }

    @Test
    void a_message_is_in_both_lists_and_unread_for_its_recipient() {
        var sent = world.sent(ann, bob, "Gate 3 is closed");

        var received = world.mailboxes.find(bob, sent.id()).orElseThrow();
        assertThat(received.text()).isEqualTo(sent.text()).isPresent();
        assertThat(received.sender()).isEqualTo(ann);
        assertThat(world.mailboxes.find(ann, sent.id())).contains(sent);
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 1, 1));
        assertThat(world.counts(ann)).isEqualTo(UnreadCounts.NONE);
        assertThat(world.lastEvent(bob).type()).isEqualTo(MessageEvents.MESSAGE);
        assertThat(world.lastEvent(ann).type()).isEqualTo(MessageEvents.MESSAGE_SENT);
    }

    @Test
    void messages_of_two_senders_make_two_items_and_of_one_sender_one() {
        var cid = world.person();
        world.sent(ann, bob, "1");
        world.sent(ann, bob, "2");
        world.sent(cid, bob, "3");

        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(3, 2, 2));
    }

    @Test
    void the_same_clients_id_sends_once_for_ever() {
        var command = MessagesWorld.command(ann, bob, "Hello", "a-17");
        var sent = ((SendMessage.Result.Sent) world.send(command)).message();
        world.pass(Duration.ofDays(800));

        assertThat(world.send(command)).isEqualTo(new SendMessage.Result.Replayed(sent));
        assertThat(world.events(bob)).hasSize(1);
        assertThat(world.send(MessagesWorld.command(ann, bob, "Other", "a-17")))
                .isEqualTo(new SendMessage.Result.Mismatch());
        assertThat(world.send(MessagesWorld.command(ann, world.person(), "Hello", "a-17")))
                .isEqualTo(new SendMessage.Result.Mismatch());
        assertThat(world.send(MessagesWorld.command(bob, ann, "Hello", "a-17")))
                .isInstanceOf(SendMessage.Result.Sent.class);
    }

    @Test
    void of_twins_at_once_one_sends_and_the_others_replay() {
        var results =
                Samples.atOnce(
                        8, () -> world.send(MessagesWorld.command(ann, bob, "Hello", "a-17")));

        assertThat(results).filteredOn(SendMessage.Result.Sent.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(SendMessage.Result.Replayed.class::isInstance).hasSize(7);
        assertThat(world.events(bob)).hasSize(1);
    }

    @Test
    void a_replay_of_a_message_that_was_taken_back_or_hidden_shows_no_text() {
        var command = MessagesWorld.command(ann, bob, "Hello", "a-17");
        var sent = ((SendMessage.Result.Sent) world.send(command)).message();
        world.deleteMessage().withdraw(ann, sent.id());

        assertThat(((SendMessage.Result.Replayed) world.send(command)).message().text()).isEmpty();

        world.deleteMessage().hide(ann, sent.id());
        var replayed = ((SendMessage.Result.Replayed) world.send(command)).message();
        assertThat(replayed.text()).isEmpty();
        assertThat(replayed.envelope()).isEqualTo(sent.envelope());
    }

    private SendMessage.Result withKey(String key, AccountId to, String text) {
        return world.send(MessagesWorld.withKey(MessagesWorld.command(ann, to, text), key));
    }

    @Test
    void a_request_with_the_same_key_sends_once_for_a_day() {
        var sent = ((SendMessage.Result.Sent) withKey("k", bob, "Hello")).message();

        assertThat(withKey("k", bob, "Hello")).isEqualTo(new SendMessage.Result.Replayed(sent));
        assertThat(withKey("k", bob, "Other")).isEqualTo(new SendMessage.Result.KeyReused());
        assertThat(withKey("k", world.person(), "Hello"))
                .isEqualTo(new SendMessage.Result.KeyReused());
        assertThat(world.events(bob)).hasSize(1);
        world.pass(Duration.ofHours(24));
        assertThat(withKey("k", bob, "Hello")).isInstanceOf(SendMessage.Result.Sent.class);
    }

    @Test
    void of_twenty_twins_with_one_key_one_sends_and_the_others_replay_and_cost_nothing() {
        world.limits =
                new SendMessage.Limits(
                        new RateLimit(20, Duration.ofMinutes(1)), world.limits.firstContacts());
        var results = Samples.atOnce(20, () -> withKey("k", bob, "Hello"));

        assertThat(results).filteredOn(SendMessage.Result.Sent.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(SendMessage.Result.Replayed.class::isInstance).hasSize(19);
        assertThat(world.events(bob)).hasSize(1);
        for (int other = 1; other < 20; other++) {
            world.sent(ann, bob, "Another");
        }
    }

    @Test
    void a_key_keeps_no_text_and_replays_a_message_that_was_taken_back_empty() {
        var sent = ((SendMessage.Result.Sent) withKey("k", bob, "Hello")).message();
        assertThat(world.tables.<String>with(state -> state.idempotencyKeys.toString()))
                .doesNotContain("Hello");
        world.deleteMessage().withdraw(ann, sent.id());

        assertThat(((SendMessage.Result.Replayed) withKey("k", bob, "Hello")).message().text())
                .isEmpty();

        world.deleteMessage().hide(ann, sent.id());
        var replayed = ((SendMessage.Result.Replayed) withKey("k", bob, "Hello")).message();
        assertThat(replayed.text()).isEmpty();
        assertThat(replayed.envelope()).isEqualTo(sent.envelope());
    }

    @Test
    void a_refused_request_leaves_its_key_free() {
        world.choose(bob, Map.of("messagesFrom", "nobody"));
        assertThat(withKey("k", bob, "Hello")).isEqualTo(new SendMessage.Result.Unavailable());

        assertThat(withKey("k", world.person(), "Hello"))
                .isInstanceOf(SendMessage.Result.Sent.class);
    }

    @Test
    void a_key_of_a_request_that_the_clients_id_replays_is_remembered_as_well() {
        var command = MessagesWorld.command(ann, bob, "Hello", "a-17");
        world.send(command);

        assertThat(world.send(MessagesWorld.withKey(command, "k")))
                .isInstanceOf(SendMessage.Result.Replayed.class);
        assertThat(withKey("k", bob, "Other")).isEqualTo(new SendMessage.Result.KeyReused());
    }

    @Test
    void nobody_writes_to_themselves_or_to_nobody() {
        assertThat(send(ann, ann)).isEqualTo(new SendMessage.Result.Oneself());
        assertThat(send(ann, new AccountId(99)))
                .isEqualTo(new SendMessage.Result.NoSuchRecipient());
        assertThat(world.events(ann)).isEmpty();
    }

    @Test
    void a_person_who_has_no_confirmed_address_writes_nothing() {
        var unconfirmed =
                world.accounts.insert(
                        new NewAccount(
                                new Username("New"), Optional.empty(), Role.USER, world.now));

        assertThat(send(unconfirmed.id(), bob)).isEqualTo(new SendMessage.Result.Unverified());
    }

    @Test
    void disabled_blocking_and_unwilling_recipients_answer_alike() {
        var cid = world.person();
        var dan = world.person();
        var eve = world.person();
        Samples.changed(world.accounts, cid, account -> account.enabled(false));
        world.blocks.add(dan, ann, world.now);
        world.choose(eve, Map.of("messagesFrom", "nobody"));

        assertThat(send(ann, cid)).isEqualTo(new SendMessage.Result.Unavailable());
        assertThat(send(ann, dan)).isEqualTo(new SendMessage.Result.Unavailable());
        assertThat(send(ann, eve)).isEqualTo(new SendMessage.Result.Unavailable());
        assertThat(world.events(ann)).isEmpty();
    }

    @Test
    void who_takes_messages_from_people_they_know_takes_them_from_whom_they_wrote_to() {
        world.choose(bob, Map.of("messagesFrom", "known"));

        assertThat(send(ann, bob)).isEqualTo(new SendMessage.Result.Unavailable());
        world.sent(bob, ann, "Hello");
        assertThat(send(ann, bob)).isInstanceOf(SendMessage.Result.Sent.class);
    }

    @Test
    void without_an_inbox_item_the_message_arrives_all_the_same() {
        world.choose(bob, Map.of("topics", Map.of("message.new", Map.of("inbox", false))));
        world.sent(ann, bob, "Hello");

        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 0, 0));
        assertThat(world.events(bob)).hasSize(1);
    }

    @Test
    void what_was_chosen_for_the_topic_counts_more_than_what_was_chosen_for_its_area() {
        world.choose(bob, Map.of("topics", Map.of("message", Map.of("inbox", false))));
        world.sent(ann, bob, "1");
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(1, 0, 0));

        world.choose(bob, Map.of("topics", Map.of("message.new", Map.of("inbox", true))));
        world.sent(ann, bob, "2");
        assertThat(world.counts(bob)).isEqualTo(new UnreadCounts(2, 1, 1));
    }

    @Test
    void a_sender_has_a_limit_per_minute_and_waiting_helps() {
        world.limits =
                new SendMessage.Limits(
                        new RateLimit(2, Duration.ofMinutes(1)), world.limits.firstContacts());
        world.sent(ann, bob, "1");
        world.sent(ann, bob, "2");

        assertThat(send(ann, bob)).isEqualTo(new SendMessage.Result.TooMany(Duration.ofMinutes(1)));
        assertThat(send(bob, ann)).isInstanceOf(SendMessage.Result.Sent.class);
        world.pass(Duration.ofMinutes(1));
        assertThat(send(ann, bob)).isInstanceOf(SendMessage.Result.Sent.class);
    }

    @Test
    void what_was_sent_before_costs_nothing_and_is_told_also_to_who_may_write_no_more() {
        world.limits =
                new SendMessage.Limits(
                        new RateLimit(2, Duration.ofMinutes(1)), world.limits.firstContacts());
        var command = MessagesWorld.command(ann, bob, "Hello", "a-17");
        var sent = ((SendMessage.Result.Sent) world.send(command)).message();
        for (int again = 0; again < 3; again++) {
            assertThat(world.send(command)).isEqualTo(new SendMessage.Result.Replayed(sent));
            assertThat(world.send(MessagesWorld.command(ann, bob, "Other", "a-17")))
                    .isEqualTo(new SendMessage.Result.Mismatch());
        }
        world.sent(ann, bob, "the second and last");

        assertThat(world.send(command)).isEqualTo(new SendMessage.Result.Replayed(sent));
        assertThat(send(ann, bob)).isInstanceOf(SendMessage.Result.TooMany.class);
    }

    @Test
    void first_contacts_are_limited_and_an_answer_is_none() {
        world.limits =
                new SendMessage.Limits(
                        world.limits.messages(), new RateLimit(1, Duration.ofDays(1)));
        var cid = world.person();
        var dan = world.person();
        world.sent(cid, ann, "Hello Ann");

        world.sent(ann, bob, "first");
        world.sent(ann, bob, "again");
        world.sent(ann, cid, "an answer");
        assertThat(send(ann, dan)).isInstanceOf(SendMessage.Result.TooMany.class);
    }

    @Test
    void a_first_contact_that_is_refused_does_not_count() {
        world.limits =
                new SendMessage.Limits(
                        world.limits.messages(), new RateLimit(1, Duration.ofDays(1)));
        var cid = world.person();
        world.choose(cid, Map.of("messagesFrom", "nobody"));

        assertThat(send(ann, cid)).isEqualTo(new SendMessage.Result.Unavailable());
        assertThat(send(ann, bob)).isInstanceOf(SendMessage.Result.Sent.class);
    }

    @Test
    void a_crash_at_any_point_sends_the_message_once_or_not_at_all() throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final MessagesWorld at = new MessagesWorld();

                            @Override
                            public void act(CrashPoint crash) {
                                at.sendMessage(crash)
                                        .send(
                                                MessagesWorld.withKey(
                                                        MessagesWorld.command(
                                                                at.ann, at.bob, "Hello", "a-17"),
                                                        "k"));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                int sent = at.events(at.bob).size();
                                assertThat(sent).isBetween(0, 1);
                                assertThat(at.events(at.ann)).hasSize(sent);
                                assertThat(at.counts(at.bob))
                                        .isEqualTo(new UnreadCounts(sent, sent, sent))
                                        .isEqualTo(at.recount(at.bob));
                            }

                            @Override
                            public void isDone() {
                                assertThat(at.events(at.bob))
                                        .extracting(StreamEvent::seq)
                                        .containsExactly(1L);
                                assertThat(at.recount(at.bob)).isEqualTo(new UnreadCounts(1, 1, 1));
                            }
                        });
    }
}
