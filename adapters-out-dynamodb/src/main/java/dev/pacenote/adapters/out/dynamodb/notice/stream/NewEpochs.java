package dev.pacenote.adapters.out.dynamodb.notice.stream;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import java.util.Optional;
import java.util.UUID;

/**
 * For tables that were brought back to an earlier moment: every stream gets another epoch, so that
 * no client takes a number for the event that had it before. Commits go on meanwhile.
 */
public final class NewEpochs {

    private final DynamoTable table;

    public NewEpochs(MessagingTables tables) {
        this.table = tables.stream();
    }

    /**
     * Begins them.
     *
     * @return for how many people
     */
    public int begin() {
        int begun = 0;
        for (var item : table.scan(MessagingTables.USER, StreamItems.SEQ)) {
            if (item.number(StreamItems.SEQ) == 0 && isBegun(item)) {
                begun++;
            }
        }
        return begun;
    }

    /** Whoever is erased meanwhile needs none. */
    private boolean isBegun(Item key) {
        var epoch = UUID.randomUUID();
        Optional<Item> head = table.get(key);
        while (head.isPresent()) {
            long version = head.get().number(DynamoTable.VERSION);
            var next =
                    head.get()
                            .copy()
                            .put(StreamItems.EPOCH, epoch)
                            .put(DynamoTable.VERSION, version + 1);
            if (table.putOver(next, version)) {
                return true;
            }
            head = table.get(key);
        }
        return false;
    }
}
