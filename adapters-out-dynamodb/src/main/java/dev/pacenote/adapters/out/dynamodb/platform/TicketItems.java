package dev.pacenote.adapters.out.dynamodb.platform;

import java.time.Instant;
import java.util.Optional;

/**
 * Tickets of one kind in a table, under their hashes. Each is taken out once; what nobody takes
 * goes by its end.
 */
public final class TicketItems {

    private final DynamoTable table;
    private final String keyName;
    private final String kind;

    /**
     * @param keyName of the table
     * @param kind what the keys of these tickets begin with
     */
    public TicketItems(DynamoTable table, String keyName, String kind) {
        this.table = table;
        this.keyName = keyName;
        this.kind = kind;
    }

    private Item key(String hash) {
        return Item.empty().put(keyName, kind + hash);
    }

    /**
     * Stores a ticket.
     *
     * @param facts what it says, without its key
     */
    public void add(String hash, Item facts, Instant endsAt) {
        table.put(
                facts.copy()
                        .put(keyName, kind + hash)
                        .put(DynamoTable.EXPIRES, endsAt.getEpochSecond()));
    }

    /** Of several callers at once one gets it. */
    public Optional<Item> take(String hash) {
        return table.take(key(hash));
    }
}
