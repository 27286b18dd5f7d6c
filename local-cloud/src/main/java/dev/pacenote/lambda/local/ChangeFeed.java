package dev.pacenote.lambda.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Feeds a function from a table's change feed, as Lambda's event source does: each shard in order,
 * a batch at a time. A batch that fails comes again, from the record that the function names or as
 * a whole, and those behind it wait.
 */
public final class ChangeFeed implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PAUSE = Duration.ofMillis(50);

    /** As often as Lambda looks where nothing happens. */
    private static final Duration MAX_PAUSE = Duration.ofMillis(250);

    private final DynamoDbStreamsClient client;
    private final String stream;
    private final RuntimeApi function;
    private final int batch;
    private final Map<String, Thread> shards = new ConcurrentHashMap<>();

    /** Of each shard the number of the last record that is. */
    private final Map<String, String> workedOff = new ConcurrentHashMap<>();

    private volatile boolean open = true;

    /**
     * Feeds the function from the table's first change on.
     *
     * @param table with a change feed
     * @param batch records of one event
     */
    ChangeFeed(LocalAws aws, String table, RuntimeApi function, int batch) {
        this.client = aws.streamsClient();
        this.function = function;
        this.batch = batch;
        try (var tables = aws.dynamoClient()) {
            this.stream = arn(tables, table);
        }
        var all = shards();
        var known = all.stream().map(Shard::shardId).collect(Collectors.toSet());
        all.stream().filter(shard -> isFirst(shard, known)).forEach(this::follow);
    }

    private static String arn(DynamoDbClient client, String table) {
        return Optional.ofNullable(
                        client.describeTable(describe -> describe.tableName(table))
                                .table()
                                .latestStreamArn())
                .orElseThrow(() -> new IllegalStateException(table + " has no change feed"));
    }

    private List<Shard> shards() {
        return client.describeStream(describe -> describe.streamArn(stream))
                .streamDescription()
                .shards();
    }

    private static boolean isFirst(Shard shard, Set<String> known) {
        return shard.parentShardId() == null || !known.contains(shard.parentShardId());
    }

    private void follow(Shard shard) {
        shards.computeIfAbsent(
                shard.shardId(), id -> Thread.ofVirtual().name(id).start(() -> work(id)));
    }

    private void work(String shard) {
        try {
            var iterator = Optional.of(beginning(shard));
            var pause = PAUSE;
            while (open && iterator.isPresent()) {
                try {
                    var page = page(iterator.get());
                    pause = page.records().isEmpty() ? longer(pause) : PAUSE;
                    iterator = step(shard, page, pause);
                } catch (SdkException e) {
                    // Also DynamoDB Local says now and then that an iterator is too old.
                    if (open) {
                        LOG.warn("the change feed goes on where it was: {}", e.getMessage());
                        Thread.sleep(PAUSE);
                        iterator = Optional.of(beginning(shard));
                    }
                }
            }
            while (open) {
                // Whatever was in it is worked off: its children are next.
                shards().stream()
                        .filter(child -> shard.equals(child.parentShardId()))
                        .forEach(this::follow);
                Thread.sleep(PAUSE.multipliedBy(20));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SdkException e) {
            if (open) {
                LOG.warn("the change feed broke off", e);
            }
        }
    }

    /** Behind what was worked off; at first, where the shard begins. */
    private String beginning(String shard) {
        var last = Optional.ofNullable(workedOff.get(shard));
        return client.getShardIterator(
                        get -> {
                            get.streamArn(stream)
                                    .shardId(shard)
                                    .shardIteratorType(ShardIteratorType.TRIM_HORIZON);
                            last.ifPresent(
                                    number ->
                                            get.shardIteratorType(
                                                            ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                                                    .sequenceNumber(number));
                        })
                .shardIterator();
    }

    private GetRecordsResponse page(String iterator) {
        return client.getRecords(get -> get.shardIterator(iterator).limit(batch));
    }

    private static Duration longer(Duration pause) {
        var longer = pause.plus(PAUSE);
        return longer.compareTo(MAX_PAUSE) < 0 ? longer : MAX_PAUSE;
    }

    /**
     * Works one page off.
     *
     * @param pause behind one that is empty
     */
    private Optional<String> step(String shard, GetRecordsResponse page, Duration pause)
            throws InterruptedException {
        var left = page.records();
        while (open && !left.isEmpty()) {
            left = feed(left);
            if (!left.isEmpty()) {
                Thread.sleep(PAUSE);
            }
        }
        if (page.records().isEmpty()) {
            Thread.sleep(pause);
        } else {
            workedOff.put(shard, page.records().getLast().dynamodb().sequenceNumber());
        }
        return Optional.ofNullable(page.nextShardIterator());
    }

    /** What is to come again of these. */
    private List<Record> feed(List<Record> records) throws InterruptedException {
        try {
            var answer = JSON.readTree(function.invoke(JSON.writeValueAsBytes(event(records))));
            var failed = answer.path("batchItemFailures").path(0).path("itemIdentifier").asText();
            return failed.isEmpty() ? List.of() : from(failed, records);
        } catch (RuntimeApi.FunctionFailedException e) {
            LOG.warn("{}; the changes come again", e.getMessage());
            return records;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Record> from(String number, List<Record> records) {
        for (int i = 0; i < records.size(); i++) {
            if (records.get(i).dynamodb().sequenceNumber().equals(number)) {
                return records.subList(i, records.size());
            }
        }
        return records;
    }

    private ObjectNode event(List<Record> records) {
        var event = JSON.createObjectNode();
        var array = event.putArray("Records");
        for (var record : records) {
            var change = record.dynamodb();
            var node =
                    array.addObject()
                            .put("eventID", record.eventID())
                            .put("eventName", record.eventNameAsString())
                            .put("eventSource", "aws:dynamodb")
                            .put("awsRegion", LocalAws.REGION.id())
                            .put("eventSourceARN", stream);
            var dynamo =
                    node.putObject("dynamodb")
                            .put("SequenceNumber", change.sequenceNumber())
                            .put("StreamViewType", change.streamViewTypeAsString());
            dynamo.set("Keys", json(change.keys()));
            if (change.hasNewImage()) {
                dynamo.set("NewImage", json(change.newImage()));
            }
            if (change.hasOldImage()) {
                dynamo.set("OldImage", json(change.oldImage()));
            }
        }
        return event;
    }

    private static ObjectNode json(Map<String, AttributeValue> item) {
        var node = JSON.createObjectNode();
        item.forEach((name, value) -> node.set(name, json(value)));
        return node;
    }

    private static JsonNode json(AttributeValue value) {
        var node = JSON.createObjectNode();
        switch (value.type()) {
            case S -> node.put("S", value.s());
            case N -> node.put("N", value.n());
            case BOOL -> node.put("BOOL", value.bool());
            case NUL -> node.put("NULL", true);
            case B -> node.put("B", value.b().asByteArray());
            case SS -> value.ss().forEach(node.putArray("SS")::add);
            case NS -> value.ns().forEach(node.putArray("NS")::add);
            case M -> node.set("M", json(value.m()));
            case L -> value.l().forEach(one -> node.withArray("/L").add(json(one)));
            // An empty map, which the client does not know as one.
            case UNKNOWN_TO_SDK_VERSION -> node.putObject("M");
            default -> throw new IllegalArgumentException("no such type: " + value.type());
        }
        return node;
    }

    @Override
    public void close() {
        open = false;
        shards.values().forEach(Thread::interrupt);
        client.close();
    }
}
