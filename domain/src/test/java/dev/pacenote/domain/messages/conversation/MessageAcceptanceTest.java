package dev.pacenote.domain.messages.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.directory.MessagesFrom;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.stream.Epoch;
import dev.pacenote.domain.notice.stream.StreamHead;
import dev.pacenote.domain.notice.stream.UnreadCounts;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MessageAcceptanceTest {

    private static final AccountId ANN = new AccountId(42);
    private static final AccountId BOB = new AccountId(43);
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    private static MessageAcceptance.Before before(AccountId owner, AccountId peer) {
        return new MessageAcceptance.Before(
                StreamHead.initial(owner, new Epoch("e-" + owner)),
                Conversation.initial(owner, peer));
    }

    private static MessageAcceptance post(
            MessageAcceptance.Before sender,
            MessageAcceptance.Before recipient,
            MessageAcceptance.Inbox inbox) {
        return MessageAcceptance.of(
                new MessageAcceptance.Draft(
                        UUID.randomUUID(), ANN, BOB, new MessageText("Hello"), NOON),
                sender,
                recipient,
                inbox);
    }

    private static MessageAcceptance.Inbox.On inbox(Optional<Notification> open) {
        return new MessageAcceptance.Inbox.On(open, UUID.randomUUID(), UUID.randomUUID());
    }

    private static MessageAcceptance first() {
        return post(before(ANN, BOB), before(BOB, ANN), inbox(Optional.empty()));
    }

    private static MessageAcceptance second(MessageAcceptance first) {
        return post(
                new MessageAcceptance.Before(
                        first.sender().step().head(), first.sender().conversation()),
                new MessageAcceptance.Before(
                        first.recipient().step().head(), first.recipient().conversation()),
                inbox(first.told().map(MessageAcceptance.Told::notification)));
    }

    @Test
    void each_of_the_two_gets_one_event_of_their_own_stream() {
        var accepted = second(first());

        assertThat(accepted.sender().step().event().type()).isEqualTo(MessageEvents.MESSAGE_SENT);
        assertThat(accepted.recipient().step().event().type()).isEqualTo(MessageEvents.MESSAGE);
        assertThat(accepted.sender().step().event().seq()).isEqualTo(2);
        assertThat(accepted.recipient().message().envelope().seq()).isEqualTo(2);
        assertThat(accepted.recipient().step().event().references().values())
                .containsEntry("messageId", accepted.sender().message().id().toString())
                .containsEntry("peerId", "42")
                .containsKey("notificationId");
        assertThat(accepted.sender().step().event().references().values())
                .containsOnlyKeys("messageId", "peerId");
    }

    @Test
    void only_the_recipient_has_something_unread() {
        var accepted = second(first());

        assertThat(accepted.sender().step().head().counts()).isEqualTo(UnreadCounts.NONE);
        assertThat(accepted.recipient().step().head().counts())
                .isEqualTo(new UnreadCounts(2, 1, 1));
        assertThat(accepted.recipient().conversation())
                .isEqualTo(new Conversation(BOB, ANN, 2, 2, false));
        assertThat(accepted.sender().conversation())
                .isEqualTo(new Conversation(ANN, BOB, 2, 0, true));
    }

    @Test
    void messages_of_a_conversation_gather_in_one_item_about_it() {
        var first = first();
        var accepted = second(first);

        var item = accepted.told().orElseThrow().notification();
        assertThat(item.id()).isEqualTo(first.told().orElseThrow().notification().id());
        assertThat(item.gathered().count()).isEqualTo(2);
        assertThat(item.key().source()).isEqualTo(MessageAcceptance.source(ANN));
    }

    @Test
    void a_notice_about_a_message_has_no_text_and_is_told_once_per_message() {
        var accepted = first();

        var notice = accepted.told().orElseThrow().notice();
        assertThat(notice.account()).isEqualTo(BOB);
        assertThat(notice.key().dedupeKey()).isEqualTo(accepted.sender().message().id().toString());
        assertThat(MessageFacts.of(notice.facts(MessageFacts.class).stored()))
                .isEqualTo(new MessageFacts(ANN, accepted.sender().message().id()));
    }

    @Test
    void without_an_inbox_the_message_arrives_and_counts_all_the_same() {
        var accepted =
                post(
                        before(ANN, BOB),
                        before(BOB, ANN),
                        new MessageAcceptance.Inbox.Off(UUID.randomUUID()));

        assertThat(accepted.told()).isEmpty();
        assertThat(accepted.notice().account()).isEqualTo(BOB);
        assertThat(accepted.recipient().step().head().counts())
                .isEqualTo(new UnreadCounts(1, 0, 0));
    }

    @Test
    void the_last_message_that_is_read_reads_the_item_about_the_conversation() {
        var accepted = second(first());
        var conversation = accepted.recipient().conversation();
        var counts = accepted.recipient().step().head().counts();
        var item = accepted.told().map(MessageAcceptance.Told::notification);

        var one = FewerUnread.of(conversation, 1, item, counts, NOON);
        assertThat(one.notification()).isEmpty();
        assertThat(one.counts()).isEqualTo(new UnreadCounts(1, 1, 1));

        var both = FewerUnread.of(conversation, 2, item, counts, NOON);
        assertThat(both.notification()).get().matches(Notification::isRead);
        assertThat(both.counts()).isEqualTo(UnreadCounts.NONE);
        assertThat(both.conversation().unread()).isZero();
    }

    @Test
    void an_emptied_message_has_nothing_to_read() {
        var received = first().recipient().message().emptied(NOON);

        assertThat(received.isUnread()).isFalse();
        assertThat(received.isReadBy(100)).isFalse();
        assertThat(received.read(NOON).unread(9, NOON).readState().read()).isTrue();
        assertThat(received.emptied(NOON.plusSeconds(1))).isEqualTo(received);
    }

    @Test
    void a_sender_takes_a_message_back_within_a_day_and_sees_when_it_was_read_first() {
        var sent = first().sender().message();

        assertThat(sent.mayBeWithdrawn(NOON.plus(SentMessage.WITHDRAWAL_PERIOD).minusNanos(1)))
                .isTrue();
        assertThat(sent.mayBeWithdrawn(NOON.plus(SentMessage.WITHDRAWAL_PERIOD))).isFalse();
        var later = NOON.plusSeconds(9);
        assertThat(sent.readByRecipient(later).updatedAt()).isEqualTo(sent.updatedAt());
        assertThat(sent.deliveredToRecipient(later).updatedAt()).isEqualTo(sent.updatedAt());
        assertThat(
                        sent.readByRecipient(NOON)
                                .readByRecipient(NOON.plusSeconds(9))
                                .receipt()
                                .readAt())
                .contains(NOON);
    }

    @Test
    void who_takes_messages_from_whom() {
        assertThat(new Recipient(true, MessagesFrom.EVERYONE, false).takes(false)).isTrue();
        assertThat(new Recipient(true, MessagesFrom.KNOWN, false).takes(false)).isFalse();
        assertThat(new Recipient(true, MessagesFrom.KNOWN, false).takes(true)).isTrue();
        assertThat(new Recipient(true, MessagesFrom.NOBODY, false).takes(true)).isFalse();
        assertThat(new Recipient(true, MessagesFrom.EVERYONE, true).takes(true)).isFalse();
        assertThat(new Recipient(false, MessagesFrom.EVERYONE, false).takes(true)).isFalse();
    }

    @Test
    void a_clients_id_hashes_apart_by_sender_recipient_and_text() {
        var id = new ClientMessageId("a-17");
        var text = new MessageText("Hello");

        assertThat(id.hash(ANN)).isEqualTo(id.hash(ANN)).isNotEqualTo(id.hash(BOB));
        assertThat(id.fingerprint(ANN, BOB, text))
                .isEqualTo(id.fingerprint(ANN, BOB, text))
                .isNotEqualTo(id.fingerprint(ANN, BOB, new MessageText("Hallo")))
                .isNotEqualTo(id.fingerprint(ANN, new AccountId(44), text));
    }
}
