package dev.pacenote.lambda.local.streams;

import dev.pacenote.assembly.streams.StreamsArea;
import dev.pacenote.lambda.local.AreaTables;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The queue of streams on one machine; what is stored of them is in Postgres. */
public final class LocalStreamsQueue implements AreaTables {

    @Override
    public Map<String, String> create(DynamoDbClient client, String prefix) {
        return Map.of();
    }

    @Override
    public Map<String, String> queues() {
        return Map.of(StreamsArea.QUEUE, "stream-events");
    }

    @Override
    public Set<String> choices() {
        return Set.of();
    }
}
