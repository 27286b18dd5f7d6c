package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies of messages as they are: as they are stored, and as their owners said of many at once
 * since then. A sender's copy knows of that from its recipient's.
 */
final class MessageStates {

    /** A received copy, and when a cut-off took it first that its sender's copy does not know. */
    record Taken(ReceivedMessage message, Optional<Instant> takenAt) {}

    private final DynamoTable table;

    MessageStates(MessagingTables tables) {
        this.table = tables.messages();
    }

    private record Name(String owner, String id) {
        static Name of(Item item) {
            return new Name(item.string(MessagingTables.USER), item.string(MessageItems.ID));
        }
    }

    /** In the order of the items, without those of which only a mark remained. */
    List<Message> of(Collection<Item> items) {
        var copies = items.stream().filter(item -> !MessageItems.isGone(item)).toList();
        var others = others(copies);
        return copies.stream().map(copy -> message(copy, others)).toList();
    }

    Optional<Message> of(Optional<Item> item) {
        return of(item.stream().toList()).stream().findFirst();
    }

    /** What else has to be read, all at once. */
    private Map<Name, Item> others(List<Item> copies) {
        var keys = new HashMap<Name, Item>();
        for (var copy : copies) {
            var owner = MessagingTables.owner(copy);
            var peer = MessageItems.peer(copy);
            if (copy.has(MessageItems.UNREAD)) {
                add(keys, ConversationItems.key(owner, peer));
            } else if (!copy.bool(MessageItems.RECEIVED) && !copy.has(MessageItems.FIRST_READ_AT)) {
                add(keys, ConversationItems.key(peer, owner));
                add(keys, MessageItems.key(peer, copy.uuid(MessageItems.ID)));
            }
        }
        var found = new HashMap<Name, Item>();
        if (!keys.isEmpty()) {
            table.getAll(List.copyOf(keys.values()))
                    .forEach(item -> found.put(Name.of(item), item));
        }
        return found;
    }

    private static void add(Map<Name, Item> keys, Item key) {
        keys.put(Name.of(key), key);
    }

    private static Message message(Item copy, Map<Name, Item> others) {
        return copy.bool(MessageItems.RECEIVED)
                ? taken(copy, conversation(copy, others)).message()
                : sent(copy, others);
    }

    private static Optional<Item> conversation(Item copy, Map<Name, Item> others) {
        var key = ConversationItems.key(MessagingTables.owner(copy), MessageItems.peer(copy));
        return Optional.ofNullable(others.get(Name.of(key)));
    }

    private static Message sent(Item copy, Map<Name, Item> others) {
        var sent = (SentMessage) MessageItems.message(copy);
        var key = MessageItems.key(sent.peer(), sent.id());
        return Optional.ofNullable(others.get(Name.of(key)))
                .flatMap(received -> takenAt(received, others))
                .map(sent::readByRecipient)
                .orElse(sent);
    }

    private static Optional<Instant> takenAt(Item received, Map<Name, Item> others) {
        return MessageItems.isGone(received)
                ? MessageItems.takenAt(received)
                : taken(received, conversation(received, others)).takenAt();
    }

    /** A received copy as the cut-offs of its conversation leave it. */
    static Taken taken(Item copy, Optional<Item> conversation) {
        var message = (ReceivedMessage) MessageItems.message(copy);
        long at = copy.number(MessageItems.AT);
        var takenAt = MessageItems.takenAt(copy);
        for (var cutOff : conversation.map(ConversationItems::cutOffs).orElse(List.of())) {
            if (cutOff.takes(message, at)) {
                message = message.read(cutOff.moment());
                takenAt = takenAt.or(() -> Optional.of(cutOff.moment()));
            }
        }
        return new Taken(message, takenAt);
    }

    /** A received copy that its owner's commit changes, read alone. */
    Taken taken(Item copy, AccountId owner) {
        return taken(copy, table.get(ConversationItems.key(owner, MessageItems.peer(copy))));
    }
}
