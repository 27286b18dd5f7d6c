package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.messages.conversation.ConversationItems.CutOff;
import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.notice.stream.ChangeWriter;
import dev.pacenote.adapters.out.dynamodb.notice.stream.CommitWrites;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.WriteSet.Condition;
import dev.pacenote.application.messages.conversation.MailboxChange;
import dev.pacenote.application.messages.conversation.Mailboxes.ClientMessage;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes changes of messages. */
public final class MailboxWriter implements ChangeWriter<MailboxChange> {

    /** Up to so many messages are written as a cut-off leaves them, each with both copies. */
    public static final int FEW = 30;

    private final DynamoTable messages;
    private final DynamoTable once;
    private final DynamoMailboxes mailboxes;
    private final MessageStates states;
    private final int few;

    /**
     * @param few a cut-off of more messages is one number
     */
    public MailboxWriter(MessagingTables tables, DynamoMailboxes mailboxes, int few) {
        this.messages = tables.messages();
        this.once = tables.once();
        this.mailboxes = mailboxes;
        this.states = new MessageStates(tables);
        this.few = few;
    }

    @Override
    public Class<MailboxChange> type() {
        return MailboxChange.class;
    }

    @Override
    public void write(MailboxChange change, CommitWrites writes) {
        switch (change) {
            case MailboxChange.Add(var message) -> add(message, writes);
            case MailboxChange.Save(var message) -> save(message, writes);
            case MailboxChange.Remove(var owner, var id) -> remove(owner, id, writes);
            case MailboxChange.SaveConversation(var conversation) -> save(conversation, writes);
            case MailboxChange.Remember(var message) -> remember(message, writes);
            case MailboxChange.ReadUpTo(var owner, var peer, var upTo, var at) ->
                    readUpTo(owner, peer, upTo, at, writes);
        }
    }

    private void add(Message message, CommitWrites writes) {
        writes.set()
                .put(
                        messages,
                        MessageItems.key(message.owner(), message.id()),
                        MessageItems.item(message, writes.version(message.owner(), 0)),
                        Condition.absent(MessagingTables.USER));
        var key = ConversationItems.key(message.owner(), message.peer());
        var conversation =
                writes.set()
                        .find(messages, key)
                        .orElseGet(
                                () ->
                                        ConversationItems.item(
                                                Optional.empty(),
                                                Conversation.initial(
                                                        message.owner(), message.peer())));
        writes.set().put(messages, key, ConversationItems.withNewest(conversation, message.id()));
    }

    private void save(Message message, CommitWrites writes) {
        var key = MessageItems.key(message.owner(), message.id());
        writes.set()
                .find(messages, key)
                .filter(before -> !MessageItems.isGone(before))
                .ifPresent(
                        before -> writes.set().put(messages, key, saved(before, message, writes)));
    }

    /** What the domain's message does not know stays. */
    private Item saved(Item before, Message message, CommitWrites writes) {
        var owner = message.owner();
        var next =
                MessageItems.item(message, writes.version(owner, before.number(MessageItems.AT)));
        before.maybeString(MessageItems.CLIENT_ID)
                .ifPresent(id -> next.put(MessageItems.CLIENT_ID, id));
        return message instanceof ReceivedMessage
                ? next.put(MessageItems.TAKEN_AT, states.taken(before, owner).takenAt())
                : next;
    }

    private void remove(AccountId owner, UUID id, CommitWrites writes) {
        var key = MessageItems.key(owner, id);
        var copy = writes.set().find(messages, key).filter(item -> !MessageItems.isGone(item));
        copy.ifPresent(item -> removeMark(MessageItems.key(MessageItems.peer(item), id), writes));
        copy.filter(item -> item.bool(MessageItems.RECEIVED))
                .filter(item -> isShownToItsSender(item, id, writes))
                .flatMap(item -> states.taken(item, owner).takenAt())
                .ifPresentOrElse(
                        takenAt ->
                                writes.set()
                                        .put(
                                                messages,
                                                key,
                                                MessageItems.gone(copy.orElseThrow(), takenAt)),
                        () -> copy.ifPresent(_ -> writes.set().delete(messages, key)));
    }

    private boolean isShownToItsSender(Item received, UUID id, CommitWrites writes) {
        return writes.set()
                .find(messages, MessageItems.key(MessageItems.peer(received), id))
                .isPresent();
    }

    /** A mark is there for the sake of a sender's copy alone, and goes with it. */
    private void removeMark(Item other, CommitWrites writes) {
        writes.set()
                .find(messages, other)
                .filter(MessageItems::isGone)
                .ifPresent(_ -> writes.set().delete(messages, other));
    }

    private void save(Conversation conversation, CommitWrites writes) {
        var key = ConversationItems.key(conversation.owner(), conversation.peer());
        writes.set()
                .put(
                        messages,
                        key,
                        ConversationItems.item(writes.set().find(messages, key), conversation));
    }

    private void remember(ClientMessage message, CommitWrites writes) {
        writes.set()
                .put(
                        once,
                        ClientMessageItems.key(message.sender(), message.hash()),
                        ClientMessageItems.item(message),
                        Condition.absent("key"));
        // Whoever erases the sender's messages finds by it what is remembered of them.
        var key = MessageItems.key(message.sender(), message.message());
        writes.set()
                .find(messages, key)
                .ifPresent(
                        sent ->
                                writes.set()
                                        .put(
                                                messages,
                                                key,
                                                sent.put(MessageItems.CLIENT_ID, message.hash())));
    }

    private void readUpTo(
            AccountId owner, AccountId peer, long upTo, Instant at, CommitWrites writes) {
        var taken = mailboxes.taken(owner, peer, upTo);
        if (taken.size() <= few && writes.holds(peer)) {
            taken.forEach(message -> save(message.read(at), writes));
            mailboxes
                    .findAll(peer, taken.stream().map(Message::id).toList())
                    .values()
                    .forEach(
                            copy -> {
                                if (copy instanceof SentMessage sent) {
                                    save(sent.readByRecipient(at), writes);
                                }
                            });
            return;
        }
        var key = ConversationItems.key(owner, peer);
        var conversation = writes.set().find(messages, key);
        conversation.ifPresent(
                item ->
                        writes.set()
                                .put(
                                        messages,
                                        key,
                                        ConversationItems.withCutOff(
                                                item,
                                                new CutOff(upTo, at, writes.version(owner, 0)))));
    }
}
