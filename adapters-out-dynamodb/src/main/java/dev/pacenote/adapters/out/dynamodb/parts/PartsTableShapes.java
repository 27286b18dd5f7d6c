package dev.pacenote.adapters.out.dynamodb.parts;

import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTables.Column;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * The shape of each table of {@link PartsTables}. On AWS they are made by the description of the
 * infrastructure; on a developer's machine and in tests, by this.
 */
public final class PartsTableShapes {

    private PartsTableShapes() {}

    public static void createParts(DynamoDbClient client, String name) {
        DynamoTables.createOfPeople(
                client,
                name,
                Column.text(PartsTables.PART),
                List.of(Column.text(PartsTables.ATTENTION)),
                Map.of(
                        PartsTables.CHECK_INDEX,
                        List.of(Column.text(PartsTables.SHARD), Column.text(PartsTables.USER))),
                false);
    }

    public static void createStock(DynamoDbClient client, String name) {
        client.createTable(
                create ->
                        create.tableName(name)
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(
                                        key(PartsTables.PART, KeyType.HASH),
                                        key(PartsTables.MODEL, KeyType.RANGE))
                                .attributeDefinitions(
                                        text(PartsTables.PART),
                                        text(PartsTables.MODEL),
                                        text(PartsTables.USER),
                                        text(PartsTables.TIMESTAMP))
                                .globalSecondaryIndexes(ledgerOfAccount()));
    }

    private static GlobalSecondaryIndex ledgerOfAccount() {
        return GlobalSecondaryIndex.builder()
                .indexName(PartsTables.LEDGER_INDEX)
                .keySchema(
                        key(PartsTables.USER, KeyType.HASH),
                        key(PartsTables.TIMESTAMP, KeyType.RANGE))
                .projection(all -> all.projectionType(ProjectionType.ALL))
                .build();
    }

    private static KeySchemaElement key(String name, KeyType type) {
        return KeySchemaElement.builder().attributeName(name).keyType(type).build();
    }

    private static AttributeDefinition text(String name) {
        return AttributeDefinition.builder()
                .attributeName(name)
                .attributeType(ScalarAttributeType.S)
                .build();
    }
}
