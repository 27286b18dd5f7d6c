package dev.pacenote.lambda.local;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Tables as they were at a moment, to be brought back as DynamoDB does it to a point in time. */
public final class SavedTables {

    private final LocalAws aws;
    private final Map<String, List<Map<String, AttributeValue>>> saved = new HashMap<>();

    private SavedTables(LocalAws aws) {
        this.aws = aws;
    }

    static SavedTables of(LocalAws aws, List<String> tables) {
        var now = new SavedTables(aws);
        try (var client = aws.dynamoClient()) {
            tables.forEach(table -> now.saved.put(table, all(client, table)));
        }
        return now;
    }

    private static List<Map<String, AttributeValue>> all(DynamoDbClient client, String table) {
        return new ArrayList<>(
                client
                        .scanPaginator(scan -> scan.tableName(table).consistentRead(true))
                        .items()
                        .stream()
                        .toList());
    }

    int items() {
        return saved.values().stream().mapToInt(List::size).sum();
    }

    /** What came since is gone, what changed or went is as it was. */
    public void bringBack() {
        try (var client = aws.dynamoClient()) {
            saved.forEach((table, items) -> bringBack(client, table, items));
        }
    }

    private static void bringBack(
            DynamoDbClient client, String table, List<Map<String, AttributeValue>> items) {
        var keyNames =
                client
                        .describeTable(describe -> describe.tableName(table))
                        .table()
                        .keySchema()
                        .stream()
                        .map(KeySchemaElement::attributeName)
                        .collect(Collectors.toSet());
        var kept = items.stream().map(item -> key(item, keyNames)).collect(Collectors.toSet());
        for (var item : all(client, table)) {
            var key = key(item, keyNames);
            if (!kept.contains(key)) {
                client.deleteItem(delete -> delete.tableName(table).key(key));
            }
        }
        items.forEach(item -> client.putItem(put -> put.tableName(table).item(item)));
    }

    private static Map<String, AttributeValue> key(
            Map<String, AttributeValue> item, Set<String> names) {
        return item.entrySet().stream()
                .filter(attribute -> names.contains(attribute.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
