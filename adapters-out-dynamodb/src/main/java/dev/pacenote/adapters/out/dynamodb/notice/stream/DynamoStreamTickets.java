package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.notice.stream.StreamTickets;
import dev.pacenote.domain.identity.session.SessionId;
import dev.pacenote.domain.notice.stream.StreamTicket;
import java.util.Optional;

/** Tickets in the table {@code once}, under their hashes. */
public final class DynamoStreamTickets implements StreamTickets {

    private final DynamoTable table;

    public DynamoStreamTickets(MessagingTables tables) {
        this.table = tables.once();
    }

    private static Item key(String hash) {
        return Item.empty().put("key", "ticket#" + hash);
    }

    @Override
    public void add(StreamTicket ticket) {
        table.put(
                key(ticket.hash())
                        .put(MessagingTables.USER, ticket.account().toString())
                        .put("session", ticket.session().value())
                        .put("accessEndsAt", ticket.accessEndsAt())
                        .put("expiresAt", ticket.expiresAt())
                        .put(DynamoTable.EXPIRES, ticket.expiresAt().getEpochSecond()));
    }

    @Override
    public Optional<StreamTicket> take(String hash) {
        return table.take(key(hash))
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
