package dev.pacenote.adapters.out.postgres.messages.conversation;

import dev.pacenote.adapters.out.postgres.notice.stream.PlacedRows;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.messages.conversation.ExpiredMessages;
import dev.pacenote.application.messages.conversation.Mailboxes;
import dev.pacenote.application.notice.stream.ListPosition;
import dev.pacenote.configuration.Choices;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.messages.conversation.Conversation;
import dev.pacenote.domain.messages.conversation.Message;
import dev.pacenote.domain.messages.conversation.ReceivedMessage;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everybody's messages in Postgres. */
@Singleton
@Requires(property = Choices.INBOX, notEquals = Choices.INBOX_IN_DYNAMODB)
public final class PostgresMailboxes implements Mailboxes, ExpiredMessages {

    private final MessageRows messages;
    private final ConversationRows conversations;
    private final ClientMessageRows clientMessages;

    PostgresMailboxes(
            MessageRows messages,
            ConversationRows conversations,
            ClientMessageRows clientMessages) {
        this.messages = messages;
        this.conversations = conversations;
        this.clientMessages = clientMessages;
    }

    @Override
    public Optional<Message> find(AccountId owner, UUID id) {
        return messages.find(owner.value(), id).map(MessageRow::message);
    }

    @Override
    public Map<UUID, Message> findAll(AccountId owner, Collection<UUID> ids) {
        return messages
                .findAll(owner.value(), ids.stream().map(UUID::toString).toArray(String[]::new))
                .stream()
                .collect(Collectors.toMap(MessageRow::id, MessageRow::message));
    }

    @Override
    public Map<Pair, Conversation> conversations(Collection<Pair> pairs) {
        return conversations
                .among(
                        pairs.stream().map(pair -> pair.owner().value()).toArray(Long[]::new),
                        pairs.stream().map(pair -> pair.peer().value()).toArray(Long[]::new))
                .stream()
                .map(ConversationRow::conversation)
                .collect(
                        Collectors.toMap(
                                found -> new Pair(found.owner(), found.peer()),
                                Function.identity()));
    }

    @Override
    public List<ReceivedMessage> undelivered(AccountId owner, long upToSeq, int limit) {
        return messages.undelivered(owner.value(), upToSeq, limit).stream()
                .map(MessageRow::message)
                .map(ReceivedMessage.class::cast)
                .toList();
    }

    @Override
    public Optional<Conversation> conversation(AccountId owner, AccountId peer) {
        return conversations.find(owner.value(), peer.value()).map(ConversationRow::conversation);
    }

    @Override
    public Optional<ClientMessage> sent(AccountId sender, String hash) {
        return clientMessages.find(sender.value(), hash).map(ClientMessageRow::clientMessage);
    }

    @Override
    public List<Message> page(Filter filter, OptionalLong before, int limit) {
        long owner = filter.owner().value();
        long end = before.orElse(Long.MAX_VALUE);
        var received = filter.box().map(Box.INBOX::equals).orElse(null);
        var unread = filter.unread().orElse(null);
        var rows =
                filter.peer()
                        .map(
                                peer ->
                                        messages.pageWith(
                                                owner, peer.value(), end, received, unread, limit))
                        .orElseGet(() -> messages.page(owner, end, received, unread, limit));
        return rows.stream().map(MessageRow::message).toList();
    }

    @Override
    public List<ListPosition.Placed<Item>> conversations(
            AccountId owner, ListPosition from, int limit) {
        return PlacedRows.page(
                from,
                limit,
                (position, atMost) ->
                        conversations.page(
                                owner.value(), position.asOf(), position.before(), atMost),
                ConversationRows.PlacedRow::place,
                places -> placed(owner, places));
    }

    /** Those at these places that still have messages. */
    private List<ListPosition.Placed<Item>> placed(
            AccountId owner, List<ConversationRows.PlacedRow> places) {
        var peers = places.stream().map(ConversationRows.PlacedRow::peer).toArray(Long[]::new);
        var newest =
                messages.newest(owner.value(), peers).stream()
                        .collect(Collectors.toMap(MessageRow::peer, Function.identity()));
        return places.stream()
                .flatMap(
                        place ->
                                Optional.ofNullable(newest.get(place.peer()))
                                        .map(
                                                row ->
                                                        new ListPosition.Placed<>(
                                                                new Item(
                                                                        place.conversation(),
                                                                        row.message()),
                                                                place.place()))
                                        .stream())
                .toList();
    }

    @Override
    public List<UUID> takenByRead(AccountId owner, AccountId peer, long upToSeq) {
        return messages.takenByRead(owner.value(), peer.value(), upToSeq);
    }

    @Override
    public List<Message> sentBefore(Instant moment, int limit) {
        return messages.sentBefore(Rows.microseconds(moment), limit).stream()
                .map(MessageRow::message)
                .toList();
    }

    @Override
    public int recount(AccountId owner) {
        return messages.recount(owner.value());
    }
}
