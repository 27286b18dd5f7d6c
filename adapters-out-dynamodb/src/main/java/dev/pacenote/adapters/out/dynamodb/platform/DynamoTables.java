package dev.pacenote.adapters.out.dynamodb.platform;

import dev.pacenote.adapters.out.dynamodb.digest.DynamoDailyEmails;
import dev.pacenote.adapters.out.dynamodb.notice.stream.ConnectionTable;
import dev.pacenote.adapters.out.dynamodb.platform.upstream.DynamoUpstreamTokens;
import java.util.List;
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
