package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Everybody's messages in DynamoDB. */
public final class DynamoMailboxes implements Mailboxes {

    private final DynamoTable table;
    private final DynamoTable once;
    private final MessageStates states;
    private final ConversationList list;

    public DynamoMailboxes(MessagingTables tables) {
        this.table = tables.messages();
        this.once = tables.once();
        this.states = new MessageStates(tables);
        this.list = new ConversationList(tables, states);
    }

    @Override
    public Optional<Message> find(AccountId owner, UUID id) {
        return states.of(table.get(MessageItems.key(owner, id)));
    }

    @Override
    public Map<UUID, Message> findAll(AccountId owner, Collection<UUID> ids) {
        var keys = Set.copyOf(ids).stream().map(id -> MessageItems.key(owner, id)).toList();
        return states.of(table.getAll(keys)).stream()
                .collect(Collectors.toMap(Message::id, Function.identity()));
    }

    @Override
    public Optional<Conversation> conversation(AccountId owner, AccountId peer) {
        return table.get(ConversationItems.key(owner, peer)).map(ConversationItems::conversation);
    }

    @Override
    public Map<Pair, Conversation> conversations(Collection<Pair> pairs) {
        var keys =
                Set.copyOf(pairs).stream()
                        .map(pair -> ConversationItems.key(pair.owner(), pair.peer()))
                        .toList();
        return table.getAll(keys).stream()
                .map(ConversationItems::conversation)
                .collect(
                        Collectors.toMap(
                                found -> new Pair(found.owner(), found.peer()),
                                Function.identity()));
    }

    @Override
    public Optional<ClientMessage> sent(AccountId sender, String hash) {
        return once.get(ClientMessageItems.key(sender, hash))
                .map(item -> ClientMessageItems.message(sender, hash, item));
    }

    @Override
    public List<Message> page(Filter filter, OptionalLong before, int limit) {
        var owner = filter.owner();
        boolean unreadOnly = filter.unread().orElse(false);
        var index = unreadOnly ? MessageItems.UNREAD : MessageItems.SEQ;
        LongFunction<QueryRequest.Builder> query =
                last ->
                        filter.peer()
                                .map(peer -> MessageQueries.between(owner, peer, last))
                                .orElseGet(() -> MessageQueries.newestFirst(index, owner, 1, last));
        Predicate<Message> wanted =
                message -> filter.unread().map(unread -> unread == isUnread(message)).orElse(true);
        return downwards(
                query,
                before.orElse(Long.MAX_VALUE) - 1,
                item -> filter.box().map(box -> isIn(box, item)).orElse(true),
                wanted,
                limit);
    }

    private static boolean isIn(Box box, dev.pacenote.adapters.out.dynamodb.platform.Item item) {
        return item.bool(MessageItems.RECEIVED) == (box == Box.INBOX);
    }

    private static boolean isUnread(Message message) {
        return message instanceof ReceivedMessage received && received.isUnread();
    }

    /** Reads portions, until there are enough of which cut-offs leave what is wanted. */
    private List<Message> downwards(
            LongFunction<QueryRequest.Builder> query,
            long last,
            Predicate<dev.pacenote.adapters.out.dynamodb.platform.Item> stored,
            Predicate<Message> wanted,
            int limit) {
        var found = new ArrayList<Message>();
        long end = last;
        boolean more = true;
        while (more && end > 0 && found.size() < limit) {
            var portion =
                    table.query(
                            query.apply(end), items -> items.filter(stored).limit(limit).toList());
            states.of(portion).stream().filter(wanted).forEach(found::add);
            more = portion.size() == limit;
            end = portion.isEmpty() ? 0 : portion.getLast().number(MessageItems.SEQ) - 1;
        }
        return found.stream().limit(limit).toList();
    }

    @Override
    public List<ListPosition.Placed<Item>> conversations(
            AccountId owner, ListPosition from, int limit) {
        return list.page(owner, from, limit);
    }

    @Override
    public List<UUID> takenByRead(AccountId owner, AccountId peer, long upToSeq) {
        return taken(owner, peer, upToSeq).stream().map(Message::id).toList();
    }

    /** The messages that a cut-off takes, the newest first. */
    List<ReceivedMessage> taken(AccountId owner, AccountId peer, long upToSeq) {
        return unread(owner, item -> MessageItems.peer(item).equals(peer)).stream()
                .filter(message -> message.isReadBy(upToSeq))
                .toList();
    }

    private List<ReceivedMessage> unread(
            AccountId owner, Predicate<dev.pacenote.adapters.out.dynamodb.platform.Item> stored) {
        var items =
                table.query(
                        MessageQueries.newestFirst(MessageItems.UNREAD, owner, 1, Long.MAX_VALUE),
                        found -> found.filter(stored).toList());
        return states.of(items).stream()
                .map(ReceivedMessage.class::cast)
                .filter(ReceivedMessage::isUnread)
                .toList();
    }

    @Override
    public List<ReceivedMessage> undelivered(AccountId owner, long upToSeq, int limit) {
        // Those that a cut-off took are delivered, and are read over.
        var found = new ArrayList<ReceivedMessage>();
        var stored =
                table.query(MessageQueries.oldestFirst(MessageItems.UNDELIVERED, owner, upToSeq));
        for (int from = 0; from < stored.size() && found.size() < limit; from += limit) {
            var portion = stored.subList(from, Math.min(stored.size(), from + limit));
            states.of(portion).stream()
                    .map(ReceivedMessage.class::cast)
                    .filter(message -> !message.isDelivered())
                    .forEach(found::add);
        }
        return found.stream().limit(limit).toList();
    }

    @Override
    public int recount(AccountId owner) {
        return unread(owner, _ -> true).size();
    }
}
