package dev.pacenote.lambda.local.parts;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTableShapes;
import dev.pacenote.assembly.parts.PartsConfiguration;
import dev.pacenote.lambda.local.AreaTables;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The tables of parts on one machine. */
public final class LocalPartsTables implements AreaTables {

    @Override
    public Map<String, String> create(DynamoDbClient client, String prefix) {
        PartsTableShapes.createParts(client, prefix + "-parts");
        PartsTableShapes.createStock(client, prefix + "-stock");
        return Map.of(
                PartsConfiguration.STORE,
                "dynamodb",
                "PARTS_TABLE_NAME",
                prefix + "-parts",
                "STOCK_TABLE_NAME",
                prefix + "-stock");
    }

    @Override
    public Set<String> choices() {
        return Set.of(PartsConfiguration.STORE);
    }
}
