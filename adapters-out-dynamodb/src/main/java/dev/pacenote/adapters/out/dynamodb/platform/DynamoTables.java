package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.adapters.out.dynamodb.delivery.DeliveryItems;
import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

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

    public static void createNotices(DynamoDbClient client, String name) {
        client.createTable(
                create ->
                        create.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(
                                        key("userId", KeyType.HASH), key("noticeId", KeyType.RANGE))
                                .attributeDefinitions(
                                        attribute("userId", ScalarAttributeType.S),
                                        attribute("noticeId", ScalarAttributeType.S),
                                        attribute("waiting", ScalarAttributeType.S),
                                        attribute("toldAt", ScalarAttributeType.N))
                                .globalSecondaryIndexes(
                                        index(
                                                "undispatched",
                                                List.of(
                                                        key("waiting", KeyType.HASH),
                                                        key("toldAt", KeyType.RANGE)))));
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
                                        keys(DeliveryItems.BY_NOTICE, DeliveryItems.NOTICE),
                                        keys(
                                                DeliveryItems.BY_NOTIFICATION,
                                                DeliveryItems.NOTIFICATION),
                                        keys(DeliveryItems.BY_FACT, DeliveryItems.TOLD),
                                        keys(
                                                DeliveryItems.BY_USER,
                                                DeliveryItems.USER,
                                                DeliveryItems.FOUND),
                                        keys(
                                                DeliveryItems.BY_TARGET,
                                                DeliveryItems.WAITING_FOR,
                                                DeliveryItems.FOUND)));
    }

    private static GlobalSecondaryIndex keys(String name, String hash, String... range) {
        var keys = new ArrayList<>(List.of(key(hash, KeyType.HASH)));
        Stream.of(range).forEach(attribute -> keys.add(key(attribute, KeyType.RANGE)));
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
