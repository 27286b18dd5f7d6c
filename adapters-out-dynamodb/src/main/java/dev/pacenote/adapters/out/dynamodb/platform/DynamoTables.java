package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.adapters.out.dynamodb.delivery.DeliveryItems;
import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.notice.stream.ConnectionTable;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.LocalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/**
 * The shape of each table. On AWS they are made by the description of the infrastructure; here and
 * in tests, by this.
 */
public final class DynamoTables {

    private DynamoTables() {}

    public static void createSessions(DynamoDbClient client, String name) {
        client.createTable(simple(name, "id"));
    }

    public static void createSearches(DynamoDbClient client, String name) {
        client.createTable(simple(name, "id"));
    }

    public static void createBoards(DynamoDbClient client, String name) {
        client.createTable(simple(name, "mapUid"));
    }

    /** The upstream tokens, and the lock of the daily run. */
    public static void createTokens(DynamoDbClient client, String name) {
        client.createTable(simple(name, DynamoUpstreamTokens.NAME));
    }

    /** Open sockets, by the gateway's ids and by person. */
    public static void createConnections(DynamoDbClient client, String name) {
        client.createTable(
                create ->
                        create.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(key("connectionId", KeyType.HASH))
                                .attributeDefinitions(
                                        attribute("connectionId", ScalarAttributeType.S),
                                        attribute("userId", ScalarAttributeType.S))
                                .globalSecondaryIndexes(
                                        index(
                                                ConnectionTable.BY_ACCOUNT,
                                                List.of(key("userId", KeyType.HASH)))));
    }

    private static CreateTableRequest simple(String name, String key) {
        return CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(key(key, KeyType.HASH))
                .attributeDefinitions(attribute(key, ScalarAttributeType.S))
                .build();
    }

    public static void createEmails(DynamoDbClient client, String name) {
        client.createTable(
                create ->
                        create.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(
                                        key(DynamoDailyEmails.PERSON, KeyType.HASH),
                                        key(DynamoDailyEmails.DATE, KeyType.RANGE))
                                .attributeDefinitions(
                                        attribute(DynamoDailyEmails.PERSON, ScalarAttributeType.N),
                                        attribute(DynamoDailyEmails.DATE, ScalarAttributeType.S),
                                        attribute(DynamoDailyEmails.MAIL, ScalarAttributeType.S),
                                        attribute(DynamoDailyEmails.OWED, ScalarAttributeType.S))
                                .globalSecondaryIndexes(
                                        index(
                                                DynamoDailyEmails.BY_ID,
                                                List.of(key(DynamoDailyEmails.MAIL, KeyType.HASH))),
                                        index(
                                                DynamoDailyEmails.UNSENT,
                                                List.of(
                                                        key(DynamoDailyEmails.OWED, KeyType.HASH),
                                                        key(
                                                                DynamoDailyEmails.DATE,
                                                                KeyType.RANGE)))));
    }

    /**
     * A table of the items of people.
     *
     * @param sort the second attribute of the key
     * @param local sorts a person's items in other ways: names of indexes and their attributes, and
     *     types of these
     * @param global likewise, for items of all people: the name of an index with its two keys
     * @param feed whether functions are fed with its changes
     */
    public static void createOfPeople(
            DynamoDbClient client,
            String name,
            Column sort,
            List<Column> local,
            Map<String, List<Column>> global,
            boolean feed) {
        createOfPeople(client, name, sort, local, global, Map.of(), feed);
    }

    /**
     * A table of the items of people.
     *
     * @param sort the second attribute of the key
     * @param local sorts a person's items in other ways: names of indexes and their attributes, and
     *     types of these
     * @param global likewise, for items of all people: the name of an index with its two keys
     * @param keysOnly likewise, of which the index shows the keys alone
     * @param feed whether functions are fed with its changes
     */
    public static void createOfPeople(
            DynamoDbClient client,
            String name,
            Column sort,
            List<Column> local,
            Map<String, List<Column>> global,
            Map<String, List<Column>> keysOnly,
            boolean feed) {
        var columns = new HashMap<String, ScalarAttributeType>();
        columns.put(USER, ScalarAttributeType.S);
        columns.put(sort.name(), sort.type());
        local.forEach(column -> columns.put(column.name(), column.type()));
        Stream.of(global, keysOnly)
                .flatMap(indexes -> indexes.values().stream())
                .flatMap(List::stream)
                .forEach(column -> columns.put(column.name(), column.type()));
        var table =
                CreateTableRequest.builder()
                        .tableName(name)
                        .billingMode(BillingMode.PAY_PER_REQUEST)
                        .keySchema(key(USER, KeyType.HASH), key(sort.name(), KeyType.RANGE))
                        .attributeDefinitions(
                                columns.entrySet().stream()
                                        .map(
                                                column ->
                                                        attribute(
                                                                column.getKey(), column.getValue()))
                                        .toList());
        if (!local.isEmpty()) {
            table.localSecondaryIndexes(local.stream().map(DynamoTables::local).toList());
        }
        var shared = new ArrayList<GlobalSecondaryIndex>();
        global.forEach((index, by) -> shared.add(index(index, keys(by))));
        keysOnly.forEach((index, by) -> shared.add(keysOnly(index, keys(by))));
        if (!shared.isEmpty()) {
            table.globalSecondaryIndexes(shared);
        }
        if (feed) {
            table.streamSpecification(
                    changes ->
                            changes.streamEnabled(true).streamViewType(StreamViewType.NEW_IMAGE));
        }
        client.createTable(table.build());
    }

    /** Of the table of what happens once: whose it is, where it goes with its account. */
    public static final String SENDER = "sender";

    private static final String USER = "userId";

    /** An attribute of a key. */
    public record Column(String name, ScalarAttributeType type) {

        public static Column text(String name) {
            return new Column(name, ScalarAttributeType.S);
        }

        public static Column number(String name) {
            return new Column(name, ScalarAttributeType.N);
        }
    }

    /** An index of a person's items has the name of what it sorts by. */
    private static LocalSecondaryIndex local(Column by) {
        return LocalSecondaryIndex.builder()
                .indexName(by.name())
                .keySchema(key(USER, KeyType.HASH), key(by.name(), KeyType.RANGE))
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }

    private static List<KeySchemaElement> keys(List<Column> columns) {
        var first = key(columns.getFirst().name(), KeyType.HASH);
        return columns.size() == 1
                ? List.of(first)
                : List.of(first, key(columns.getLast().name(), KeyType.RANGE));
    }

    /** A table of which items are found by one text only. */
    public static void createSimple(DynamoDbClient client, String name, String key) {
        client.createTable(simple(name, key));
    }

    /** What happens once, by its key; what clients' ids named also by whose they are. */
    public static void createOnce(DynamoDbClient client, String name) {
        client.createTable(
                create ->
                        create.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(key("key", KeyType.HASH))
                                .attributeDefinitions(
                                        attribute("key", ScalarAttributeType.S),
                                        attribute(SENDER, ScalarAttributeType.S))
                                .globalSecondaryIndexes(keysOnly(SENDER, SENDER)));
    }

    public static void createDeliveries(DynamoDbClient client, String name) {
        client.createTable(
                create ->
                        create.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(key(DeliveryItems.ID, KeyType.HASH))
                                .attributeDefinitions(
                                        attribute(DeliveryItems.ID, ScalarAttributeType.S),
                                        attribute(DeliveryItems.USER, ScalarAttributeType.S),
                                        attribute(DeliveryItems.NOTICE, ScalarAttributeType.S),
                                        attribute(
                                                DeliveryItems.NOTIFICATION, ScalarAttributeType.S),
                                        attribute(DeliveryItems.TOLD, ScalarAttributeType.S),
                                        attribute(DeliveryItems.LEFT_AS, ScalarAttributeType.S),
                                        attribute(DeliveryItems.WAITING, ScalarAttributeType.S),
                                        attribute(DeliveryItems.WAITING_FOR, ScalarAttributeType.S),
                                        attribute(DeliveryItems.DUE, ScalarAttributeType.N),
                                        attribute(DeliveryItems.FOUND, ScalarAttributeType.N))
                                .globalSecondaryIndexes(
                                        index(
                                                DeliveryItems.BY_DUE,
                                                List.of(
                                                        key(DeliveryItems.WAITING, KeyType.HASH),
                                                        key(DeliveryItems.DUE, KeyType.RANGE))),
                                        keysOnly(DeliveryItems.BY_NOTICE, DeliveryItems.NOTICE),
                                        keysOnly(
                                                DeliveryItems.BY_NOTIFICATION,
                                                DeliveryItems.NOTIFICATION),
                                        keysOnly(DeliveryItems.BY_FACT, DeliveryItems.TOLD),
                                        keysOnly(DeliveryItems.BY_MESSAGE, DeliveryItems.LEFT_AS),
                                        keysOnly(
                                                DeliveryItems.BY_USER,
                                                DeliveryItems.USER,
                                                DeliveryItems.FOUND),
                                        keysOnly(
                                                DeliveryItems.BY_TARGET,
                                                DeliveryItems.WAITING_FOR,
                                                DeliveryItems.FOUND)));
    }

    private static GlobalSecondaryIndex keysOnly(String name, String hash, String... range) {
        var keys = new ArrayList<>(List.of(key(hash, KeyType.HASH)));
        Stream.of(range).forEach(attribute -> keys.add(key(attribute, KeyType.RANGE)));
        return keysOnly(name, keys);
    }

    private static GlobalSecondaryIndex keysOnly(String name, List<KeySchemaElement> keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys)
                .projection(projection -> projection.projectionType(ProjectionType.KEYS_ONLY))
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition attribute(String name, ScalarAttributeType type) {
        return AttributeDefinition.builder().attributeName(name).attributeType(type).build();
    }

    private static GlobalSecondaryIndex index(String name, List<KeySchemaElement> keys) {
        return GlobalSecondaryIndex.builder()
                .indexName(name)
                .keySchema(keys)
                .projection(projection -> projection.projectionType(ProjectionType.ALL))
                .build();
    }
}
