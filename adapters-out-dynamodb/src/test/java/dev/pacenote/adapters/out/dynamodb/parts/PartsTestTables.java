package dev.pacenote.adapters.out.dynamodb.parts;

import dev.pacenote.adapters.out.dynamodb.parts.catalogue.PartItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.domain.parts.catalogue.Part;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Tables of parts for tests. */
final class PartsTestTables {

    private PartsTestTables() {}

    /**
     * @param name of tables that nobody else has
     */
    static PartsTables create(DynamoDbClient client, String name) {
        PartsTableShapes.createParts(client, name + "-parts");
        PartsTableShapes.createStock(client, name + "-stock");
        return of(client, name);
    }

    /** The same, by another client. */
    static PartsTables of(DynamoDbClient client, String name) {
        return new PartsTables(
                new DynamoTable(() -> client, name + "-parts"),
                new DynamoTable(() -> client, name + "-stock"));
    }

    /** All parts of all accounts. */
    static List<Part.Key> keys(PartsTables tables) {
        return tables.parts().scan(PartsTables.USER, PartsTables.PART).stream()
                .filter(item -> !item.string(PartsTables.USER).startsWith("#"))
                .filter(item -> !item.string(PartsTables.PART).startsWith("#"))
                .map(item -> new Part.Key(PartsTables.owner(item), PartItems.id(item)))
                .toList();
    }
}
