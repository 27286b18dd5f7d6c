package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.inbox.ReadState;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Copies of messages in the table {@code messages}. */
final class MessageItems {

    static final String ID = "messageId";
    static final String PEER = "peer";
    static final String SEQ = "seq";

    /** Peer and number together: a conversation in its order. */
    static final String PEER_SEQ = "peerSeq";

    /** There while it is stored as unread, and only then: its number. */
    static final String UNREAD = "unread";

    /** There while it is stored as not delivered, and only then: its number. */
    static final String UNDELIVERED = "undelivered";

    static final String RECEIVED = "received";
    static final String READ = "read";
    static final String FIRST_READ_AT = "firstReadAt";

    /** When a cut-off took it that its sender's copy does not know. */
    static final String TAKEN_AT = "takenAt";

    /** What its sender's client called it: a hash. */
    static final String CLIENT_ID = "clientId";

    /** The version of its owner's head that stored it. */
    static final String AT = "at";

    /** Spreads the index of all people's messages by their age. */
    static final String BUCKET = "bucket";

    static final String CREATED_AT = "createdAt";

    private static final String GONE = "gone";
    private static final String CONTENT = "content";
    private static final String DELIVERED_AT = "deliveredAt";
    private static final String UPDATED_AT = "updatedAt";
    private static final String UNREAD_SINCE = "unreadSince";

    private MessageItems() {}

    static Item key(AccountId owner, UUID id) {
        return MessagingTables.of(owner).put(ID, id);
    }

    static String peerSeq(AccountId peer, long seq) {
        return peer + "#" + MessagingTables.digits(seq);
    }

    /** The key of an item that an index showed. */
    static Item key(Item shown) {
        return shown.only(MessagingTables.USER, ID);
    }

    /** What remains of a copy that its owner hid, for the sake of its sender. */
    static Item gone(Item copy, Instant takenAt) {
        return key(MessagingTables.owner(copy), copy.uuid(ID))
                .put(GONE, true)
                .put(TAKEN_AT, takenAt);
    }

    static boolean isGone(Item item) {
        return item.has(GONE);
    }

    /**
     * @param at the version of the head that stores it
     */
    static Item item(Message message, long at) {
        var envelope = message.envelope();
        var item =
                key(message.owner(), message.id())
                        .put(PEER, message.peer().toString())
                        .put(SEQ, envelope.seq())
                        .put(PEER_SEQ, peerSeq(message.peer(), envelope.seq()))
                        .put(CREATED_AT, envelope.createdAt())
                        .put(BUCKET, MessagingTables.bucket(message.owner()))
                        .put(UPDATED_AT, message.updatedAt())
                        .put(AT, at);
        message.text().ifPresent(text -> item.put(CONTENT, text.value()));
        switch (message) {
            case ReceivedMessage received -> {
                item.put(RECEIVED, true)
                        .put(READ, received.readState().read())
                        .put(FIRST_READ_AT, received.readState().firstReadAt())
                        .put(UNREAD_SINCE, received.readState().unreadSince())
                        .put(DELIVERED_AT, received.deliveredAt());
                if (received.isUnread()) {
                    item.put(UNREAD, envelope.seq());
                }
                if (!received.isDelivered()) {
                    item.put(UNDELIVERED, envelope.seq());
                }
            }
            case SentMessage sent ->
                    item.put(RECEIVED, false)
                            .put(FIRST_READ_AT, sent.receipt().readAt())
                            .put(DELIVERED_AT, sent.receipt().deliveredAt());
        }
        return item;
    }

    /** A copy as it is stored, whatever cut-offs say. */
    static Message message(Item item) {
        var envelope =
                new Message.Envelope(
                        item.uuid(ID),
                        MessagingTables.owner(item),
                        peer(item),
                        item.number(SEQ),
                        item.instant(CREATED_AT));
        var text = item.maybeString(CONTENT).map(MessageText::new);
        var delivered = item.maybeInstant(DELIVERED_AT);
        var read = item.maybeInstant(FIRST_READ_AT);
        return item.bool(RECEIVED)
                ? new ReceivedMessage(
                        envelope,
                        text,
                        new ReadState(item.bool(READ), read, item.number(UNREAD_SINCE)),
                        delivered,
                        item.instant(UPDATED_AT))
                : new SentMessage(
                        envelope,
                        text,
                        new SentMessage.Receipt(delivered, read),
                        item.instant(UPDATED_AT));
    }

    static AccountId peer(Item item) {
        return new AccountId(Long.parseLong(item.string(PEER)));
    }

    static Optional<Instant> takenAt(Item item) {
        return item.maybeInstant(TAKEN_AT);
    }
}
