package dev.pacenote.adapters.out.dynamodb;

import dev.pacenote.application.shared.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/**
 * One table. Reads are consistent; a write that depends on what was read names the version it
 * started from.
 */
public final class DynamoTable {

    /** Seconds, as DynamoDB's own expiry wants them; it removes items up to days later. */
    static final String EXPIRES = "expires";

    static final String VERSION = "version";

    private final DynamoDbClient client;
    private final String name;

    public DynamoTable(DynamoDbClient client, String name) {
        this.client = client;
        this.name = name;
    }

    Optional<Item> get(Item key) {
        var answer =
                asked(
                        () ->
                                client.getItem(
                                        get ->
                                                get.tableName(name)
                                                        .key(key.attributes())
                                                        .consistentRead(true)));
        return answer.hasItem() ? Optional.of(Item.of(answer.item())) : Optional.empty();
    }

    void put(Item item) {
        asked(() -> client.putItem(put -> put.tableName(name).item(item.attributes())));
    }

    /**
     * Stores an item if the condition holds.
     *
     * @return whether it did
     */
    private boolean put(Item item, String condition, Map<String, AttributeValue> values) {
        var put =
                PutItemRequest.builder()
                        .tableName(name)
                        .item(item.attributes())
                        .conditionExpression(condition);
        if (!values.isEmpty()) {
            put.expressionAttributeValues(values);
        }
        try {
            asked(() -> client.putItem(put.build()));
            return true;
        } catch (ConditionalCheckFailedException e) {
            return false;
        }
    }

    /** Stores an item if there is none of its key. */
    boolean putNew(Item item, String keyName) {
        return put(item, "attribute_not_exists(" + keyName + ")", Map.of());
    }

    /** Stores an item if the stored one has this version. */
    boolean putOver(Item item, long version) {
        return put(item, VERSION + " = :version", Map.of(":version", Item.number(version)));
    }

    /** Changes an item in place, making it if there is none. */
    void update(Item key, String expression, Map<String, AttributeValue> values) {
        asked(
                () ->
                        client.updateItem(
                                update ->
                                        update.tableName(name)
                                                .key(key.attributes())
                                                .updateExpression(expression)
                                                .expressionAttributeValues(values)));
    }

    /** Stores an item and changes another, both or neither. */
    void putTogether(Item item, Item key, String expression, Map<String, AttributeValue> values) {
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
        asked(() -> client.transactWriteItems(write -> write.transactItems(put, update)));
    }

    void delete(Item key) {
        asked(() -> client.deleteItem(delete -> delete.tableName(name).key(key.attributes())));
    }

    /** These attributes of every item: for rare sweeps, for it reads the whole table. */
    List<Item> scan(String attributes) {
        return asked(
                () ->
                        client
                                .scanPaginator(
                                        scan ->
                                                scan.tableName(name)
                                                        .projectionExpression(attributes))
                                .items()
                                .stream()
                                .map(Item::of)
                                .toList());
    }

    /** Everything that a query finds, page by page. */
    List<Item> query(QueryRequest.Builder query) {
        return asked(
                () ->
                        client.queryPaginator(query.tableName(name).build()).items().stream()
                                .map(Item::of)
                                .toList());
    }

    /**
     * Asks, and says in our own words when there is no answer: nobody there, or too much at once
     * for longer than the client tries by itself, on one item or on the whole.
     */
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (SdkClientException
                | TransactionCanceledException
                | TransactionConflictException e) {
            throw new StoreUnavailableException(e);
        } catch (DynamoDbException e) {
            if (e.isThrottlingException() || e.statusCode() >= 500) {
                throw new StoreUnavailableException(e);
            }
            throw e;
        }
    }
}
