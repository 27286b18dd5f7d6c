package dev.pacenote.adapters.out.dynamodb.platform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What one conditional write changes in several tables, all or nothing. No item stands in it twice:
 * whoever changes one that was changed before finds it here as it will be.
 */
public final class WriteSet {

    /** DynamoDB takes no more at once. */
    public static final int MAX = 100;

    /** Under which an item is written. */
    public record Condition(
            String expression, Map<String, String> names, Map<String, AttributeValue> values) {

        /** There is no item of that key yet. */
        public static Condition absent(String keyName) {
            return new Condition("attribute_not_exists(#key)", Map.of("#key", keyName), Map.of());
        }

        /** The item has still that version. */
        public static Condition version(long version) {
            return new Condition(
                    "#version = :version",
                    Map.of("#version", DynamoTable.VERSION),
                    Map.of(":version", Item.number(version)));
        }
    }

    private record Key(String table, Map<String, AttributeValue> attributes) {

        static Key of(DynamoTable table, Item key) {
            return new Key(table.name(), Map.copyOf(key.attributes()));
        }
    }

    /**
     * @param item empty: it is deleted
     */
    private record Write(Optional<Item> item, Optional<Condition> condition) {}

    private final Map<Key, Write> writes = new LinkedHashMap<>();
    private final Map<Key, Condition> checks = new LinkedHashMap<>();
    private final Map<Key, Optional<Item>> read = new HashMap<>();

    /** An item as it will be; as it is stored if nothing changes it. */
    public Optional<Item> find(DynamoTable table, Item key) {
        var name = Key.of(table, key);
        var written = writes.get(name);
        return (written != null ? written.item() : read.computeIfAbsent(name, _ -> table.get(key)))
                .map(Item::copy);
    }

    /** Reads items together that will be looked for one by one. */
    public void prepare(DynamoTable table, List<Item> keys) {
        keys.forEach(key -> read.putIfAbsent(Key.of(table, key), Optional.empty()));
        for (var item : table.getAll(keys)) {
            keys.stream()
                    .filter(
                            key ->
                                    item.attributes()
                                            .entrySet()
                                            .containsAll(key.attributes().entrySet()))
                    .forEach(key -> read.put(Key.of(table, key), Optional.of(item)));
        }
    }

    /**
     * Stores an item.
     *
     * @param item with the attributes of its key
     */
    public void put(DynamoTable table, Item key, Item item) {
        writes.merge(
                Key.of(table, key),
                new Write(Optional.of(item), Optional.empty()),
                (before, now) -> new Write(now.item(), before.condition()));
    }

    /**
     * Stores an item under a condition, unless this write set changes it already: then the first
     * condition goes on to count.
     */
    public void putOnce(DynamoTable table, Item key, Item item, Condition condition) {
        writes.merge(
                Key.of(table, key),
                new Write(Optional.of(item), Optional.of(condition)),
                (before, now) -> new Write(now.item(), before.condition()));
    }

    /** Stores an item under a condition; nothing else of this write set concerns it. */
    public void put(DynamoTable table, Item key, Item item, Condition condition) {
        var write = new Write(Optional.of(item), Optional.of(condition));
        if (writes.put(Key.of(table, key), write) != null) {
            throw new IllegalStateException("written twice in one commit: " + key);
        }
    }

    public boolean isEmpty() {
        return writes.isEmpty();
    }

    /** The same so far, to be gone on with apart from this one. */
    public WriteSet copy() {
        var copy = new WriteSet();
        copy.writes.putAll(writes);
        copy.checks.putAll(checks);
        copy.read.putAll(read);
        return copy;
    }

    public void delete(DynamoTable table, Item key) {
        writes.put(Key.of(table, key), new Write(Optional.empty(), Optional.empty()));
    }

    /** Deletes an item under a condition. */
    public void delete(DynamoTable table, Item key, Condition condition) {
        writes.put(Key.of(table, key), new Write(Optional.empty(), Optional.of(condition)));
    }

    /** An item that is not changed has to be so. */
    public void check(DynamoTable table, Item key, Condition condition) {
        checks.put(Key.of(table, key), condition);
    }

    /**
     * Writes it. Checks and what was put first are its first places.
     *
     * @param through any of the tables
     * @return the places of those whose condition did not hold, checks before items in the order in
     *     which they came; none when all is written
     * @throws WriteConflictException when somebody else was writing one of the items
     */
    public List<Integer> write(DynamoTable through) {
        var all = new ArrayList<TransactWriteItem>();
        checks.forEach((key, condition) -> all.add(check(key, condition)));
        writes.forEach((key, write) -> all.add(write(key, write)));
        if (all.size() > MAX) {
            throw new IllegalStateException(all.size() + " items at once");
        }
        return through.transact(all);
    }

    private static TransactWriteItem check(Key key, Condition condition) {
        return TransactWriteItem.builder()
                .conditionCheck(
                        check -> {
                            check.tableName(key.table())
                                    .key(key.attributes())
                                    .conditionExpression(condition.expression())
                                    .expressionAttributeNames(condition.names());
                            if (!condition.values().isEmpty()) {
                                check.expressionAttributeValues(condition.values());
                            }
                        })
                .build();
    }

    private static TransactWriteItem write(Key key, Write write) {
        return write.item()
                .map(item -> put(key, item, write.condition()))
                .orElseGet(() -> delete(key, write.condition()));
    }

    private static TransactWriteItem delete(Key key, Optional<Condition> condition) {
        return TransactWriteItem.builder()
                .delete(
                        delete -> {
                            delete.tableName(key.table()).key(key.attributes());
                            condition.ifPresent(
                                    given -> {
                                        delete.conditionExpression(given.expression())
                                                .expressionAttributeNames(given.names());
                                        if (!given.values().isEmpty()) {
                                            delete.expressionAttributeValues(given.values());
                                        }
                                    });
                        })
                .build();
    }

    private static TransactWriteItem put(Key key, Item item, Optional<Condition> condition) {
        return TransactWriteItem.builder()
                .put(
                        put -> {
                            put.tableName(key.table()).item(item.attributes());
                            condition.ifPresent(
                                    given -> {
                                        put.conditionExpression(given.expression())
                                                .expressionAttributeNames(given.names());
                                        if (!given.values().isEmpty()) {
                                            put.expressionAttributeValues(given.values());
                                        }
                                    });
                        })
                .build();
    }
}
