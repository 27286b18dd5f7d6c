package dev.pacenote.benchmarks.parts;

import dev.pacenote.adapters.out.dynamodb.notice.MessagingTables;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Fills the tables of parts with copies of one that a workshop has, faster than by adding them one
 * by one.
 */
final class CopiedParts implements AutoCloseable {

    /** The id of the part that is copied: it has 9, and is low at 5. */
    static final String SEED = "seed";

    private static final int TOGETHER = 25;
    private static final int WRITERS = 4;
    private static final String LEDGER_SEQ = "ledgerSeq";

    private final DynamoDbClient client;
    private final String parts;
    private final String stock;

    /**
     * @param variables that name the tables
     */
    CopiedParts(Map<String, String> variables) {
        client =
                DynamoDbClient.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .endpointOverride(URI.create(value(variables, "AWS_ENDPOINT_URL_DYNAMODB")))
                        .region(Region.of(value(variables, "AWS_REGION")))
                        .build();
        parts = value(variables, "PARTS_TABLE_NAME");
        stock = value(variables, "STOCK_TABLE_NAME");
    }

    private static String value(Map<String, String> variables, String name) {
        var value = variables.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }

    private Map<String, AttributeValue> get(
            String table, String hash, String of, String range, String at) {
        return client.getItem(
                        get ->
                                get.tableName(table)
                                        .key(Map.of(hash, text(of), range, text(at)))
                                        .consistentRead(true))
                .item();
    }

    /** Each fiftieth one is low; each has its share of uses over a year. */
    void fill(String from, String account, int many, int movements) throws Exception {
        int each = movements / many;
        var part = get(parts, PartsTables.USER, from, PartsTables.PART, SEED);
        var summary = get(parts, PartsTables.USER, from, PartsTables.PART, "#SUM");
        var pool = get(stock, PartsTables.PART, from + "#" + SEED, PartsTables.MODEL, "M#all");
        var opening =
                get(
                        stock,
                        PartsTables.PART,
                        from + "#" + SEED,
                        PartsTables.MODEL,
                        PartsTables.LEDGER + MessagingTables.digits(1));
        if (part.isEmpty() || summary.isEmpty() || pool.isEmpty() || opening.isEmpty()) {
            throw new IllegalStateException("the part to copy is not as it was expected");
        }
        var counted = new HashMap<>(summary);
        counted.put(PartsTables.USER, text(account));
        counted.put("parts", number(many + 1L));
        counted.put(
                PartsTables.SHARD,
                text(Long.toString(Long.parseLong(account) % PartsTables.SHARDS)));
        client.putItem(put -> put.tableName(parts).item(counted));
        var next = new AtomicLong(1);
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writers = new ArrayList<Future<Integer>>();
            for (int i = 0; i < WRITERS; i++) {
                writers.add(
                        threads.submit(
                                () -> {
                                    for (long n = next.getAndIncrement();
                                            n <= many;
                                            n = next.getAndIncrement()) {
                                        var id = "part-" + n;
                                        write(parts, List.of(part(part, account, id, n, each)));
                                        write(stock, List.of(pool(pool, account, id, n)));
                                        write(stock, ledger(opening, account, id, n, each));
                                    }
                                    return 0;
                                }));
            }
            for (var writer : writers) {
                writer.get();
            }
        }
    }

    private static Map<String, AttributeValue> part(
            Map<String, AttributeValue> seed, String account, String id, long n, int each) {
        var copy = new HashMap<>(seed);
        copy.put(PartsTables.USER, text(account));
        copy.put(PartsTables.PART, text(id));
        copy.put(LEDGER_SEQ, number(1L + each));
        if (n % 50 == 0) {
            copy.put("stock", text("3"));
            copy.put(PartsTables.ATTENTION, text("need#" + id));
        }
        return copy;
    }

    private static Map<String, AttributeValue> pool(
            Map<String, AttributeValue> seed, String account, String id, long n) {
        var copy = new HashMap<>(seed);
        copy.put(PartsTables.PART, text(account + "#" + id));
        copy.put("quantity", text(n % 50 == 0 ? "3" : "9"));
        return copy;
    }

    private static List<Map<String, AttributeValue>> ledger(
            Map<String, AttributeValue> opening, String account, String id, long n, int each) {
        var entered = Instant.now().toEpochMilli();
        return LongStream.rangeClosed(1, 1L + each)
                .mapToObj(
                        seq -> {
                            var copy = new HashMap<>(opening);
                            copy.put(PartsTables.PART, text(account + "#" + id));
                            copy.put(
                                    PartsTables.MODEL,
                                    text(PartsTables.LEDGER + MessagingTables.digits(seq)));
                            copy.put(PartsTables.USER, text(account));
                            copy.put(
                                    PartsTables.TIMESTAMP,
                                    text(
                                            String.join(
                                                    "#",
                                                    MessagingTables.digits(entered),
                                                    MessagingTables.digits(seq),
                                                    id)));
                            copy.put("part", text(id));
                            copy.put("id", text(UUID.randomUUID().toString()));
                            copy.put("seq", number(seq));
                            if (seq > 1) {
                                copy.put("type", text("CONSUME"));
                                copy.put("delta", text("-1"));
                                var ago = Duration.ofDays((seq * 7 + n) % 365);
                                copy.put("occurredAt", number(entered - ago.toMillis()));
                            }
                            return Map.copyOf(copy);
                        })
                .toList();
    }

    private void write(String table, List<Map<String, AttributeValue>> items) {
        for (int from = 0; from < items.size(); from += TOGETHER) {
            var some =
                    items.subList(from, Math.min(from + TOGETHER, items.size())).stream()
                            .map(item -> PutRequest.builder().item(item).build())
                            .map(put -> WriteRequest.builder().putRequest(put).build())
                            .toList();
            Map<String, List<WriteRequest>> left = Map.of(table, some);
            while (!left.isEmpty()) {
                var these = left;
                left = client.batchWriteItem(batch -> batch.requestItems(these)).unprocessedItems();
            }
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
