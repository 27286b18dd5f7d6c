package dev.pacenote.domain.messages.conversation;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.notice.Notice;
import dev.pacenote.domain.notice.NoticeKey;
import dev.pacenote.domain.notice.StoredFacts;
import dev.pacenote.domain.notice.Timing;
import dev.pacenote.domain.notice.Weight;
import dev.pacenote.domain.notice.inbox.InboxCounts;
import dev.pacenote.domain.notice.inbox.Notification;
import dev.pacenote.domain.notice.inbox.ReadState;
import dev.pacenote.domain.notice.inbox.Source;
import dev.pacenote.domain.notice.stream.StreamHead;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * All that changes when a message is accepted: both copies, both conversations, one event for each
 * of the two people, and what the recipient is told.
 *
 * @param notice leaves the house by other channels, also when it is not in the inbox
 * @param told empty when the recipient wants no item in the inbox
 */
public record MessageAcceptance(
        Side<SentMessage> sender,
        Side<ReceivedMessage> recipient,
        Notice notice,
        Optional<Told> told) {

    /** How long an item of the inbox is shown after its newest message, unless somebody says. */
    public static final Duration SHOWN_FOR = Duration.ofDays(90);

    private static final String CONVERSATION = "conversation";

    /** A message that is to be accepted. */
    public record Draft(
            UUID id, AccountId sender, AccountId recipient, MessageText text, Instant at) {}

    /** What one of the two has before it. */
    public record Before(StreamHead head, Conversation conversation) {}

    /** What one of the two has after it. */
    public record Side<M extends Message>(
            M message, Conversation conversation, StreamHead.Step step) {}

    /**
     * @param notification the item that shows the notice, opened or renewed
     */
    public record Told(Notice notice, Notification notification) {}

    /** What the recipient's inbox is asked. */
    public sealed interface Inbox {

        /** The id of the notice. */
        UUID notice();

        /** They want no item about messages. */
        record Off(UUID notice) implements Inbox {}

        /**
         * @param open the open item about the conversation
         * @param notice the id of the notice
         * @param notification the id of the item if one has to be opened
         * @param shownFor how long the item is shown after this message
         */
        record On(Optional<Notification> open, UUID notice, UUID notification, Duration shownFor)
                implements Inbox {

            /** Shown for as long as usual. */
            public On(Optional<Notification> open, UUID notice, UUID notification) {
                this(open, notice, notification, SHOWN_FOR);
            }
        }
    }

    /** The source of items about what that peer wrote. */
    public static Source source(AccountId peer) {
        return new Source(CONVERSATION, peer.toString());
    }

    public static MessageAcceptance of(Draft draft, Before sender, Before recipient, Inbox inbox) {
        long seq = recipient.head().nextSeq();
        var notice = notice(draft, inbox.notice());
        Optional<Told> told =
                switch (inbox) {
                    case Inbox.Off _ -> Optional.empty();
                    case Inbox.On on -> Optional.of(told(draft, notice, on, seq));
                };
        return new MessageAcceptance(
                sent(draft, sender), received(draft, recipient, inbox, told), notice, told);
    }

    private static Side<SentMessage> sent(Draft draft, Before sender) {
        long seq = sender.head().nextSeq();
        var message =
                new SentMessage(
                        new Message.Envelope(
                                draft.id(), draft.sender(), draft.recipient(), seq, draft.at()),
                        Optional.of(draft.text()),
                        SentMessage.Receipt.NONE,
                        draft.at());
        return new Side<>(
                message,
                sender.conversation().sent(seq),
                sender.head()
                        .happened(
                                MessageEvents.MESSAGE_SENT,
                                draft.at(),
                                references(draft, draft.recipient()).build()));
    }

    private static Side<ReceivedMessage> received(
            Draft draft, Before recipient, Inbox inbox, Optional<Told> told) {
        long seq = recipient.head().nextSeq();
        var message =
                new ReceivedMessage(
                        new Message.Envelope(
                                draft.id(), draft.recipient(), draft.sender(), seq, draft.at()),
                        Optional.of(draft.text()),
                        ReadState.unread(seq),
                        Optional.empty(),
                        draft.at());
        var counted = recipient.head().counts().withMessages(1);
        var counts =
                told.map(item -> InboxCounts.changed(counted, before(inbox), item.notification()))
                        .orElse(counted);
        return new Side<>(
                message,
                recipient.conversation().received(seq),
                recipient
                        .head()
                        .with(counts)
                        .happened(
                                MessageEvents.MESSAGE,
                                draft.at(),
                                references(draft, draft.sender())
                                        .with(
                                                "notificationId",
                                                told.map(item -> item.notification().id()))
                                        .build()));
    }

    private static Optional<Notification> before(Inbox inbox) {
        return inbox instanceof Inbox.On on ? on.open() : Optional.empty();
    }

    private static StoredFacts.Builder references(Draft draft, AccountId peer) {
        return StoredFacts.builder().with("messageId", draft.id()).with("peerId", peer);
    }

    private static Notice notice(Draft draft, UUID id) {
        return new Notice(
                id,
                draft.recipient(),
                new NoticeKey(
                        MessageFacts.TOPIC,
                        draft.id().toString(),
                        Optional.of(source(draft.sender()).id())),
                new Timing(draft.at(), draft.at()),
                new MessageFacts(draft.sender(), draft.id()),
                Weight.NEWS);
    }

    private static Told told(Draft draft, Notice notice, Inbox.On inbox, long seq) {
        var facts = new MessageFacts(draft.sender(), draft.id());
        var source = source(draft.sender());
        return new Told(
                notice,
                inbox.open()
                        .map(open -> open.gather(notice, facts.stored(), seq, inbox.shownFor()))
                        .orElseGet(
                                () ->
                                        Notification.opened(
                                                inbox.notification(),
                                                source,
                                                notice,
                                                facts.stored(),
                                                seq,
                                                inbox.shownFor())));
    }
}
