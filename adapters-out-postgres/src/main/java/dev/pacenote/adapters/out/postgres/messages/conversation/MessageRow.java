package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.MessageText;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import dev.pacenote.domain.notice.inbox.ReadState;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of {@code messages}. Of a sent copy {@code read} and {@code first_read_at} are its
 * recipient's.
 */
@MappedEntity("messages")
record MessageRow(
        long account,
        @Id UUID id,
        long peer,
        long seq,
        boolean received,
        @Nullable String content,
        boolean read,
        @Nullable Instant firstReadAt,
        long unreadSince,
        @Nullable Instant deliveredAt,
        Instant createdAt,
        Instant updatedAt) {

    Message message() {
        var envelope =
                new Message.Envelope(
                        id, new AccountId(account), new AccountId(peer), seq, createdAt);
        var text = Optional.ofNullable(content).map(MessageText::new);
        var delivered = Optional.ofNullable(deliveredAt);
        var firstRead = Optional.ofNullable(firstReadAt);
        return received
                ? new ReceivedMessage(
                        envelope,
                        text,
                        new ReadState(read, firstRead, unreadSince),
                        delivered,
                        updatedAt)
                : new SentMessage(
                        envelope, text, new SentMessage.Receipt(delivered, firstRead), updatedAt);
    }

    /** The columns as members of an object. */
    static Map<String, @Nullable Object> columns(Message message) {
        var envelope = message.envelope();
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("account", envelope.owner().value());
        columns.put("id", envelope.id().toString());
        columns.put("peer", envelope.peer().value());
        columns.put("seq", envelope.seq());
        columns.put("content", message.text().map(MessageText::value).orElse(null));
        columns.put("created_at", Rows.microseconds(envelope.createdAt()).toString());
        columns.put("updated_at", Rows.microseconds(message.updatedAt()).toString());
        switch (message) {
            case ReceivedMessage received -> {
                columns.put("received", true);
                put(
                        columns,
                        received.readState().read(),
                        received.readState().firstReadAt(),
                        received.deliveredAt());
                columns.put("unread_since", received.readState().unreadSince());
            }
            case SentMessage sent -> {
                columns.put("received", false);
                put(
                        columns,
                        sent.receipt().readAt().isPresent(),
                        sent.receipt().readAt(),
                        sent.receipt().deliveredAt());
                columns.put("unread_since", 0);
            }
        }
        return columns;
    }

    private static void put(
            Map<String, @Nullable Object> columns,
            boolean read,
            Optional<Instant> firstReadAt,
            Optional<Instant> deliveredAt) {
        columns.put("read", read);
        columns.put("first_read_at", text(firstReadAt));
        columns.put("delivered_at", text(deliveredAt));
    }

    private static @Nullable String text(Optional<Instant> at) {
        return at.map(Rows::microseconds).map(Instant::toString).orElse(null);
    }
}
