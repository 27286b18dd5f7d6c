package dev.pacenote.application.messages.conversation;

import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.application.platform.Tables.OwnKey;
import dev.pacenote.application.platform.Tables.PairKey;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import dev.pacenote.domain.messages.conversation.SentMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everybody's messages in memory. */
public final class InMemoryMailboxes implements Mailboxes, ExpiredMessages {

    private static final Comparator<Message> NEWEST_FIRST =
            Comparator.comparingLong((Message message) -> message.envelope().seq()).reversed();

    private final Tables tables;

    public InMemoryMailboxes(Tables tables) {
        this.tables = tables;
    }

    /** Writes a change within a commit. */
    public static void write(Tables.State state, MailboxChange change) {
        switch (change) {
            case MailboxChange.Add(var message) -> {
                if (state.messages.putIfAbsent(key(message), message) != null) {
                    throw new IllegalStateException("there is one already: " + message.id());
                }
            }
            case MailboxChange.Save(var message) -> state.messages.replace(key(message), message);
            case MailboxChange.Remove(var owner, var id) ->
                    state.messages.remove(new OwnKey(owner, id));
            case MailboxChange.SaveConversation(var conversation) ->
                    state.conversations.put(
                            new PairKey(conversation.owner(), conversation.peer()), conversation);
            case MailboxChange.Remember(var message) -> {
                if (sent(state, message.sender(), message.hash()).isPresent()) {
                    throw new IllegalStateException("remembered already");
                }
                state.clientMessages.add(message);
            }
            case MailboxChange.ReadUpTo(var owner, var peer, var upTo, var at) ->
                    taken(state, owner, peer, upTo)
                            .toList()
                            .forEach(
                                    message -> {
                                        state.messages.put(key(message), message.read(at));
                                        state.messages.computeIfPresent(
                                                new OwnKey(peer, message.id()),
                                                (_, copy) ->
                                                        copy instanceof SentMessage sent
                                                                ? sent.readByRecipient(at)
                                                                : copy);
                                    });
        }
    }

    private static OwnKey key(Message message) {
        return new OwnKey(message.owner(), message.id());
    }

    private static Stream<Message> of(Tables.State state, AccountId owner) {
        return state.messages.values().stream().filter(message -> message.owner().equals(owner));
    }

    private static Stream<ReceivedMessage> received(Tables.State state, AccountId owner) {
        return of(state, owner)
                .sorted(NEWEST_FIRST)
                .filter(ReceivedMessage.class::isInstance)
                .map(ReceivedMessage.class::cast);
    }

    private static Stream<ReceivedMessage> taken(
            Tables.State state, AccountId owner, AccountId peer, long upTo) {
        return received(state, owner)
                .filter(message -> message.peer().equals(peer) && message.isReadBy(upTo));
    }

    private static Optional<ClientMessage> sent(Tables.State state, AccountId sender, String hash) {
        return state.clientMessages.stream()
                .filter(message -> message.sender().equals(sender) && message.hash().equals(hash))
                .findFirst();
    }

    @Override
    public Optional<Message> find(AccountId owner, UUID id) {
        return tables.with(state -> Optional.ofNullable(state.messages.get(new OwnKey(owner, id))));
    }

    @Override
    public Map<UUID, Message> findAll(AccountId owner, Collection<UUID> ids) {
        return tables.with(
                state ->
                        of(state, owner)
                                .filter(message -> ids.contains(message.id()))
                                .collect(Collectors.toMap(Message::id, Function.identity())));
    }

    @Override
    public Map<Pair, Conversation> conversations(Collection<Pair> pairs) {
        var found = new HashMap<Pair, Conversation>();
        pairs.forEach(
                pair ->
                        conversation(pair.owner(), pair.peer())
                                .ifPresent(conversation -> found.put(pair, conversation)));
        return found;
    }

    @Override
    public List<ReceivedMessage> undelivered(AccountId owner, long upToSeq, int limit) {
        return tables.with(
                state ->
                        received(state, owner)
                                .filter(message -> message.envelope().seq() <= upToSeq)
                                .filter(message -> !message.isDelivered())
                                .sorted(NEWEST_FIRST.reversed())
                                .limit(limit)
                                .toList());
    }

    @Override
    public Optional<Conversation> conversation(AccountId owner, AccountId peer) {
        return tables.with(
                state -> Optional.ofNullable(state.conversations.get(new PairKey(owner, peer))));
    }

    @Override
    public Optional<ClientMessage> sent(AccountId sender, String hash) {
        return tables.with(state -> sent(state, sender, hash));
    }

    @Override
    public List<Message> page(Filter filter, OptionalLong before, int limit) {
        return tables.with(
                state ->
                        of(state, filter.owner())
                                .filter(message -> matches(message, filter))
                                .filter(m -> m.envelope().seq() < before.orElse(Long.MAX_VALUE))
                                .sorted(NEWEST_FIRST)
                                .limit(limit)
                                .toList());
    }

    @Override
    public List<Message> sentBefore(Instant moment, int limit) {
        return tables.with(
                state ->
                        state.messages.values().stream()
                                .filter(message -> message.envelope().createdAt().isBefore(moment))
                                .limit(limit)
                                .toList());
    }

    private static boolean matches(Message message, Filter filter) {
        boolean unread = message instanceof ReceivedMessage received && received.isUnread();
        var box = message instanceof ReceivedMessage ? Box.INBOX : Box.SENT;
        return filter.box().map(box::equals).orElse(true)
                && filter.peer().map(message.peer()::equals).orElse(true)
                && filter.unread().map(wanted -> wanted == unread).orElse(true);
    }

    @Override
    public List<ListPosition.Placed<Item>> conversations(
            AccountId owner, ListPosition from, int limit) {
        return tables.with(
                state ->
                        state.conversations.values().stream()
                                .filter(conversation -> conversation.owner().equals(owner))
                                .flatMap(conversation -> placed(state, conversation, from.asOf()))
                                .filter(placed -> placed.number() < from.before())
                                .sorted(
                                        Comparator.comparingLong(ListPosition.Placed<Item>::number)
                                                .reversed())
                                .limit(limit)
                                .toList());
    }

    private static Stream<ListPosition.Placed<Item>> placed(
            Tables.State state, Conversation conversation, long asOf) {
        var messages =
                of(state, conversation.owner())
                        .filter(message -> message.peer().equals(conversation.peer()))
                        .sorted(NEWEST_FIRST)
                        .toList();
        var number =
                conversation.seq() <= asOf
                        ? OptionalLong.of(conversation.seq())
                        : messages.stream()
                                .mapToLong(message -> message.envelope().seq())
                                .filter(seq -> seq <= asOf)
                                .max();
        return messages.isEmpty()
                ? Stream.empty()
                : number.stream()
                        .mapToObj(
                                seq ->
                                        new ListPosition.Placed<>(
                                                new Item(conversation, messages.getFirst()), seq));
    }

    @Override
    public List<UUID> takenByRead(AccountId owner, AccountId peer, long upToSeq) {
        return tables.with(state -> taken(state, owner, peer, upToSeq).map(Message::id).toList());
    }

    @Override
    public int recount(AccountId owner) {
        return tables.with(
                state -> (int) received(state, owner).filter(ReceivedMessage::isUnread).count());
    }
}
