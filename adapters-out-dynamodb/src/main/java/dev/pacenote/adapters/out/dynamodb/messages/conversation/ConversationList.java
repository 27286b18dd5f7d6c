package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.application.notice.stream.ListPosition.Placed;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Message;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A person's conversations as they were ordered when their reader began. */
final class ConversationList {

    private final DynamoTable table;
    private final MessageStates states;

    ConversationList(MessagingTables tables, MessageStates states) {
        this.table = tables.messages();
        this.states = states;
    }

    List<Placed<Mailboxes.Item>> page(AccountId owner, ListPosition from, int limit) {
        var places = new LinkedHashMap<AccountId, Placed<Mailboxes.Item>>();
        long end = Math.min(from.before() - 1, from.asOf());
        boolean more = true;
        while (more && end > 0 && places.size() < limit) {
            var last = end;
            var portion =
                    table.query(
                            MessageQueries.newestFirst(ConversationItems.NEWEST, owner, 1, last),
                            items -> items.limit(limit).toList());
            put(shown(portion.stream().map(ConversationList::atItsNewest).toList()), places);
            more = portion.size() == limit;
            end = portion.isEmpty() ? 0 : portion.getLast().number(ConversationItems.NEWEST) - 1;
        }
        // Asked last: what moves meanwhile is found twice, and never by neither.
        put(moved(owner, from), places);
        return places.values().stream()
                .sorted(
                        Comparator.comparingLong((Placed<Mailboxes.Item> place) -> place.number())
                                .reversed())
                .limit(limit)
                .toList();
    }

    private static void put(
            List<Placed<Mailboxes.Item>> found, Map<AccountId, Placed<Mailboxes.Item>> places) {
        found.forEach(place -> places.put(place.item().conversation().peer(), place));
    }

    private static Placed<Item> atItsNewest(Item conversation) {
        return new Placed<>(conversation, conversation.number(ConversationItems.NEWEST));
    }

    /** Those with messages since the reader began are where their newest one of before is. */
    private List<Placed<Mailboxes.Item>> moved(AccountId owner, ListPosition from) {
        var later =
                table.query(
                        MessageQueries.newestFirst(
                                ConversationItems.NEWEST, owner, from.asOf() + 1, Long.MAX_VALUE));
        return shown(later.stream().flatMap(item -> before(owner, item, from)).toList());
    }

    private Stream<Placed<Item>> before(AccountId owner, Item conversation, ListPosition from) {
        return newest(owner, MessageItems.peer(conversation), from.asOf())
                .map(message -> message.number(MessageItems.SEQ))
                .filter(number -> number < from.before())
                .map(number -> new Placed<>(conversation, number))
                .stream();
    }

    private Optional<Item> newest(AccountId owner, AccountId peer, long upTo) {
        return table.query(MessageQueries.between(owner, peer, upTo).limit(1), Stream::findFirst);
    }

    /** With their newest messages; those without any are missing. */
    private List<Placed<Mailboxes.Item>> shown(List<Placed<Item>> conversations) {
        var newest = newest(conversations.stream().map(Placed::item).toList());
        return conversations.stream()
                .flatMap(
                        place -> {
                            var conversation = ConversationItems.conversation(place.item());
                            return Optional.ofNullable(newest.get(conversation.peer()))
                                    .map(
                                            message ->
                                                    new Placed<>(
                                                            new Mailboxes.Item(
                                                                    conversation, message),
                                                            place.number()))
                                    .stream();
                        })
                .toList();
    }

    private Map<AccountId, Message> newest(List<Item> conversations) {
        var keys = new HashMap<UUID, Item>();
        for (var conversation : conversations) {
            ConversationItems.newest(conversation)
                    .ifPresent(
                            id ->
                                    keys.put(
                                            id,
                                            MessageItems.key(
                                                    MessagingTables.owner(conversation), id)));
        }
        var found =
                new HashMap<>(
                        table.getAll(List.copyOf(keys.values())).stream()
                                .filter(item -> !MessageItems.isGone(item))
                                .collect(
                                        Collectors.toMap(MessageItems::peer, Function.identity())));
        // The newest of some was hidden: then it is the one before.
        for (var conversation : conversations) {
            var peer = MessageItems.peer(conversation);
            if (!found.containsKey(peer)) {
                newest(MessagingTables.owner(conversation), peer, Long.MAX_VALUE)
                        .ifPresent(message -> found.put(peer, message));
            }
        }
        return states.of(found.values()).stream()
                .collect(Collectors.toMap(Message::peer, Function.identity()));
    }
}
