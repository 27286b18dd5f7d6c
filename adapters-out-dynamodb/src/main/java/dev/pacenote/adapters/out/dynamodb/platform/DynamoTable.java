package dev.pacenote.adapters.out.dynamodb.platform;

import dev.failsafe.Failsafe;
import dev.failsafe.RetryPolicy;
import dev.pacenote.application.platform.StoreUnavailableException;
import io.micronaut.core.util.SupplierUtil;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.Select;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One table. Reads are consistent; a write that depends on what was read names the version it
 * started from.
 */
public final class DynamoTable {

    /** Seconds, as DynamoDB's own expiry wants them; it removes items up to days later. */
    public static final String EXPIRES = "expires";

    public static final String VERSION = "version";

    /** As many items as one question may be about. */
    private static final int BATCH = 100;

    /** Somebody else was writing the item at the same moment. */
    private static final String CONFLICT = "TransactionConflict";

    private static final Logger LOG = LoggerFactory.getLogger(DynamoTable.class);

    private final Supplier<DynamoDbClient> client;
    private final String name;

    /**
     * @param client asked for once, with the first step: until then it need not be made
     */
    public DynamoTable(Supplier<DynamoDbClient> client, String name) {
        this.client = SupplierUtil.memoized(client);
        this.name = name;
    }

    String name() {
        return name;
    }

    public Optional<Item> get(Item key) {
        var answer =
                asked(
                        () ->
                                client.get()
                                        .getItem(
                                                get ->
                                                        get.tableName(name)
                                                                .key(key.attributes())
                                                                .consistentRead(true)));
        return answer.hasItem() ? Optional.of(Item.of(answer.item())) : Optional.empty();
    }

    public void put(Item item) {
        asked(() -> client.get().putItem(put -> put.tableName(name).item(item.attributes())));
    }

    /**
     * Stores an item if the condition holds.
     *
     * @return whether it did
     */
    public boolean put(Item item, String condition, Map<String, AttributeValue> values) {
        return put(item, condition, Map.of(), values);
    }

    /** Stores an item if a condition with renamed attributes holds. */
    public boolean put(
            Item item,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        var put =
                PutItemRequest.builder()
                        .tableName(name)
                        .item(item.attributes())
                        .conditionExpression(condition);
        // DynamoDB refuses either map when it is empty.
        if (!names.isEmpty()) {
            put.expressionAttributeNames(names);
        }
        if (!values.isEmpty()) {
            put.expressionAttributeValues(values);
        }
        try {
            asked(() -> client.get().putItem(put.build()));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Stores an item if there is none of its key. */
    public boolean putNew(Item item, String keyName) {
        return put(item, "attribute_not_exists(" + keyName + ")", Map.of());
    }

    /** Stores an item if the stored one has this version. */
    public boolean putOver(Item item, long version) {
        return put(item, VERSION + " = :version", Map.of(":version", Item.number(version)));
    }

    /** Changes an item in place, making it if there is none. */
    public void update(Item key, String expression, Map<String, AttributeValue> values) {
        asked(
                () ->
                        client.get()
                                .updateItem(
                                        update ->
                                                update.tableName(name)
                                                        .key(key.attributes())
                                                        .updateExpression(expression)
                                                        .expressionAttributeValues(values)));
    }

    /**
     * Changes an item in place if the condition holds.
     *
     * @return whether it did
     */
    public boolean update(
            Item key,
            String expression,
            String condition,
            Map<String, String> names,
            Map<String, AttributeValue> values) {
        try {
            asked(
                    () ->
                            client.get()
                                    .updateItem(
                                            update ->
                                                    update.tableName(name)
                                                            .key(key.attributes())
                                                            .updateExpression(expression)
                                                            .conditionExpression(condition)
                                                            .expressionAttributeNames(names)
                                                            .expressionAttributeValues(values)));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Deletes an item if the condition holds. */
    public void delete(Item key, String condition, Map<String, AttributeValue> values) {
        try {
            asked(
                    () ->
                            client.get()
                                    .deleteItem(
                                            delete ->
                                                    delete.tableName(name)
                                                            .key(key.attributes())
                                                            .conditionExpression(condition)
                                                            .expressionAttributeValues(values)));
        } catch (ConditionalCheckFailedException e) {
            LOG.debug("item {} was not deleted: somebody else has changed it", key);
        }
    }

    /** Those of these items that exist, read together. */
    public List<Item> getAll(List<Item> keys) {
        var found = new ArrayList<Item>();
        for (int from = 0; from < keys.size(); from += BATCH) {
            var open = keys.subList(from, Math.min(keys.size(), from + BATCH));
            var wanted =
                    Map.of(
                            name,
                            KeysAndAttributes.builder()
                                    .keys(open.stream().map(Item::attributes).toList())
                                    .consistentRead(true)
                                    .build());
            // An answer leaves out what would be too much at once.
            while (!wanted.isEmpty()) {
                var asking = wanted;
                var answer =
                        asked(() -> client.get().batchGetItem(get -> get.requestItems(asking)));
                answer.responses()
                        .getOrDefault(name, List.of())
                        .forEach(item -> found.add(Item.of(item)));
                wanted = answer.unprocessedKeys();
            }
        }
        return found;
    }

    /**
     * Stores two items, each under its condition, both or neither.
     *
     * @return whether both conditions held
     */
    public boolean putBoth(Conditional one, Conditional other) {
        try {
            asked(
                    () ->
                            client.get()
                                    .transactWriteItems(
                                            write -> write.transactItems(put(one), put(other))));
            return true;
        } catch (ConditionFailedException e) {
            return false;
        }
    }

    /** An item to store if a condition holds. */
    public record Conditional(Item item, String condition, Map<String, AttributeValue> values) {}

    private TransactWriteItem put(Conditional wanted) {
        return TransactWriteItem.builder()
                .put(
                        put -> {
                            put.tableName(name)
                                    .item(wanted.item().attributes())
                                    .conditionExpression(wanted.condition());
                            if (!wanted.values().isEmpty()) {
                                put.expressionAttributeValues(wanted.values());
                            }
                        })
                .build();
    }

    /** Carries the one refusal of a transaction that is no trouble. */
    private static final class ConditionFailedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        ConditionFailedException(Throwable cause) {
            super(cause);
        }
    }

    /** Stores an item and changes another, both or neither. */
    public void putTogether(
            Item item, Item key, String expression, Map<String, AttributeValue> values) {
        var put =
                TransactWriteItem.builder()
                        .put(one -> one.tableName(name).item(item.attributes()))
                        .build();
        var update =
                TransactWriteItem.builder()
                        .update(
                                one ->
                                        one.tableName(name)
                                                .key(key.attributes())
                                                .updateExpression(expression)
                                                .expressionAttributeValues(values))
                        .build();
        asked(() -> client.get().transactWriteItems(write -> write.transactItems(put, update)));
    }

    /**
     * Writes several items of any tables, all or none.
     *
     * @return the places of those whose condition did not hold; none when all is written
     * @throws WriteConflictException when somebody else was writing one of them
     */
    List<Integer> transact(List<TransactWriteItem> writes) {
        // With a name: asked once more after an answer that got lost, it is done once.
        var token = UUID.randomUUID().toString();
        return asked(
                () -> {
                    try {
                        client.get()
                                .transactWriteItems(
                                        write ->
                                                write.transactItems(writes)
                                                        .clientRequestToken(token));
                        return List.of();
                    } catch (TransactionCanceledException e) {
                        return refused(e);
                    }
                });
    }

    private static List<Integer> refused(TransactionCanceledException e) {
        if (has(e, CONFLICT)) {
            throw new WriteConflictException(e);
        }
        var reasons = e.cancellationReasons();
        var refused = new ArrayList<Integer>();
        for (int place = 0; place < reasons.size(); place++) {
            switch (reasons.get(place).code()) {
                case "None" -> {}
                case "ConditionalCheckFailed" -> refused.add(place);
                case "ValidationError", "ItemCollectionSizeLimitExceeded" ->
                        throw new IllegalStateException("not writable: item " + place, e);
                // Too much at once: nothing is known of the other conditions.
                default -> throw new StoreUnavailableException(e);
            }
        }
        return refused;
    }

    /**
     * Deletes an item and returns it: of several who take it at once, one gets it.
     *
     * @return empty when there is none
     */
    public Optional<Item> take(Item key) {
        var part = key.attributes().keySet().iterator().next();
        try {
            var answer =
                    asked(
                            () ->
                                    client.get()
                                            .deleteItem(
                                                    delete ->
                                                            delete.tableName(name)
                                                                    .key(key.attributes())
                                                                    .conditionExpression(
                                                                            "attribute_exists(#part)")
                                                                    .expressionAttributeNames(
                                                                            Map.of("#part", part))
                                                                    .returnValues(
                                                                            ReturnValue.ALL_OLD)));
            return Optional.of(Item.of(answer.attributes()));
        } catch (ConditionalCheckFailedException e) {
            LOG.debug("item {} was not taken: it is gone", key);
            return Optional.empty();
        }
    }

    /** Changes an item in place, if there is one. */
    public void updateIfThere(Item key, String expression, String keyName) {
        try {
            asked(
                    () ->
                            client.get()
                                    .updateItem(
                                            update ->
                                                    update.tableName(name)
                                                            .key(key.attributes())
                                                            .updateExpression(expression)
                                                            .conditionExpression(
                                                                    "attribute_exists("
                                                                            + keyName
                                                                            + ")")));
        } catch (ConditionalCheckFailedException e) {
            LOG.debug("item {} was not changed: it is gone", key);
        }
    }

    public void delete(Item key) {
        asked(
                () ->
                        client.get()
                                .deleteItem(
                                        delete -> delete.tableName(name).key(key.attributes())));
    }

    /** These attributes of every item: for rare sweeps, for it reads the whole table. */
    public List<Item> scan(String... attributes) {
        var names = new HashMap<String, String>();
        for (var attribute : attributes) {
            // Under names of our own: many good words are reserved.
            names.put("#" + names.size(), attribute);
        }
        return asked(
                () ->
                        client
                                .get()
                                .scanPaginator(
                                        scan ->
                                                scan.tableName(name)
                                                        .projectionExpression(
                                                                String.join(",", names.keySet()))
                                                        .expressionAttributeNames(names))
                                .items()
                                .stream()
                                .map(Item::of)
                                .toList());
    }

    /** Everything that a query finds, page by page. */
    public List<Item> query(QueryRequest.Builder query) {
        return query(query, Stream::toList);
    }

    /** What a reader makes of the items; a page is asked for when the reader comes to it. */
    public <T> T query(QueryRequest.Builder query, Function<Stream<Item>, T> reader) {
        return asked(
                () ->
                        reader.apply(
                                client
                                        .get()
                                        .queryPaginator(query.tableName(name).build())
                                        .items()
                                        .stream()
                                        .map(Item::of)));
    }

    /** How many items a query finds, without reading them from the table to here. */
    public long count(QueryRequest.Builder query) {
        return asked(
                () ->
                        client
                                .get()
                                .queryPaginator(query.tableName(name).select(Select.COUNT).build())
                                .stream()
                                .mapToLong(QueryResponse::count)
                                .sum());
    }

    /** Two writers at one item: the client repeats single writes by itself, transactions not. */
    private static final RetryPolicy<Object> AGAIN =
            RetryPolicy.builder()
                    .handleIf(DynamoTable::isConflict)
                    .withMaxAttempts(8)
                    .withBackoff(Duration.ofMillis(10), Duration.ofMillis(400))
                    .withJitter(0.5)
                    .build();

    private static boolean isConflict(@Nullable Throwable e) {
        return e instanceof TransactionConflictException
                || (e instanceof TransactionCanceledException canceled && has(canceled, CONFLICT));
    }

    private static boolean has(TransactionCanceledException e, String reason) {
        return e.cancellationReasons().stream().anyMatch(why -> reason.equals(why.code()));
    }

    /**
     * Asks, and says in our own words when there is no answer: nobody there, or too much at once
     * for longer than is tried, on one item or on the whole.
     */
    private static <T> T asked(Supplier<T> question) {
        try {
            return Failsafe.with(AGAIN).get(question::get);
        } catch (TransactionCanceledException e) {
            if (has(e, "ConditionalCheckFailed") && !has(e, CONFLICT)) {
                throw new ConditionFailedException(e);
            }
            throw new StoreUnavailableException(e);
        } catch (SdkClientException | TransactionConflictException e) {
            throw new StoreUnavailableException(e);
        } catch (DynamoDbException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw new StoreUnavailableException(e);
            }
            throw e;
        }
    }
}
