package dev.pacenote.adapters.out.dynamodb.messages.conversation;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.messages.conversation.ExpiredMessages;
import dev.pacenote.domain.messages.conversation.Message;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * Finds old messages in DynamoDB by an index of all people's copies, which may be late: what it
 * names is read from the table, and what was removed meanwhile is passed over.
 */
public final class DynamoExpiredMessages implements ExpiredMessages {

    /** As many as are read together. */
    private static final int READ = 100;

    private final DynamoTable table;
    private final MessageStates states;

    public DynamoExpiredMessages(MessagingTables tables) {
        this.table = tables.messages();
        this.states = new MessageStates(tables);
    }

    @Override
    public List<Message> sentBefore(Instant moment, int limit) {
        var found = new ArrayList<Message>();
        for (int bucket = 0; bucket < MessagingTables.buckets() && found.size() < limit; bucket++) {
            int most = limit - found.size();
            found.addAll(
                    table.query(
                            MessageQueries.sentBefore(bucket, moment),
                            shown -> present(shown.iterator(), most)));
        }
        return found;
    }

    private List<Message> present(Iterator<Item> shown, int most) {
        var present = new ArrayList<Message>();
        while (shown.hasNext() && present.size() < most) {
            var keys = new ArrayList<Item>();
            while (shown.hasNext() && keys.size() < READ) {
                keys.add(MessageItems.key(shown.next()));
            }
            present.addAll(states.of(table.getAll(keys)));
        }
        return present.subList(0, Math.min(most, present.size()));
    }
}
