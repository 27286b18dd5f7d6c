package dev.pacenote.lambda.local;

import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The tables of an area in DynamoDB, and its queues. Areas that have some are listed in {@code
 * META-INF/services/dev.pacenote.lambda.local.AreaTables}.
 */
public interface AreaTables {

    /**
     * Makes them.
     *
     * @param prefix begins every name
     * @return the variables that name them
     */
    Map<String, String> create(DynamoDbClient client, String prefix);

    /** Queues in order that wake whoever does the area's work soon: the variable, and the name. */
    default Map<String, String> queues() {
        return Map.of();
    }

    /** Variables that say where the functions keep what is stored, which a server need not have. */
    Set<String> choices();

    /** Those of all areas. */
    static List<AreaTables> all() {
        return ServiceLoader.load(AreaTables.class, AreaTables.class.getClassLoader()).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
    }
}
