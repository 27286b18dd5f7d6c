package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.adapters.out.dynamodb.platform.TicketItems;
import dev.pacenote.application.notice.stream.access.StreamTickets;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.StreamTicket;
import java.util.Optional;

/** Tickets in the table {@code once}, under their hashes. */
public final class DynamoStreamTickets implements StreamTickets {

    private final TicketItems items;

    public DynamoStreamTickets(MessagingTables tables) {
        this.items = new TicketItems(tables.once(), "key", "ticket#");
    }

    @Override
    public void add(StreamTicket ticket) {
        items.add(
                ticket.hash(),
                Item.empty()
                        .put(MessagingTables.USER, ticket.account().toString())
                        .put("session", ticket.session().value())
                        .put("accessEndsAt", ticket.accessEndsAt())
                        .put("expiresAt", ticket.expiresAt()),
                ticket.expiresAt());
    }

    @Override
    public Optional<StreamTicket> take(String hash) {
        return items.take(hash)
                .map(
                        item ->
                                new StreamTicket(
                                        hash,
                                        MessagingTables.owner(item),
                                        new SessionId(item.uuid("session")),
                                        item.instant("accessEndsAt"),
                                        item.instant("expiresAt")));
    }
}
