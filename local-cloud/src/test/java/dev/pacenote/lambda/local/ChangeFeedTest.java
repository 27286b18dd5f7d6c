package dev.pacenote.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** Changes of a table reach a function in their order, and none is lost when it fails. */
class ChangeFeedTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofMinutes(2);
    private static final int CHANGES = 25;

    private final BlockingQueue<JsonNode> worked = new LinkedBlockingQueue<>();
    private final AtomicInteger calls = new AtomicInteger();

    /** Fails at first, and then once in the middle of a batch. */
    private RequestStreamHandler suffering() {
        return (event, answer, _) -> {
            var records = JSON.readTree(event).path("Records");
            int call = calls.incrementAndGet();
            if (call <= 2) {
                throw new IllegalStateException("not yet");
            }
            var said = "{}";
            for (int i = 0; i < records.size(); i++) {
                if (call == 3 && i == 1) {
                    said =
                            "{\"batchItemFailures\":[{\"itemIdentifier\":\"%s\"}]}"
                                    .formatted(
                                            records.path(i)
                                                    .at("/dynamodb/SequenceNumber")
                                                    .asText());
                    break;
                }
                worked.add(records.path(i));
            }
            answer.write(said.getBytes(StandardCharsets.UTF_8));
        };
    }

    private static void put(DynamoDbClient client, int number) {
        client.putItem(
                put ->
                        put.tableName("sample")
                                .item(
                                        Map.of(
                                                "userId", AttributeValue.fromS("42"),
                                                "seq", AttributeValue.fromN("" + number),
                                                "names",
                                                        AttributeValue.fromL(
                                                                List.of(
                                                                        AttributeValue.fromS(
                                                                                "a"))))));
    }

    private static void create(DynamoDbClient client) {
        client.createTable(
                create ->
                        create.tableName("sample")
                                .billingMode(BillingMode.PAY_PER_REQUEST)
                                .keySchema(
                                        KeySchemaElement.builder()
                                                .attributeName("userId")
                                                .keyType(KeyType.HASH)
                                                .build(),
                                        KeySchemaElement.builder()
                                                .attributeName("seq")
                                                .keyType(KeyType.RANGE)
                                                .build())
                                .attributeDefinitions(
                                        AttributeDefinition.builder()
                                                .attributeName("userId")
                                                .attributeType(ScalarAttributeType.S)
                                                .build(),
                                        AttributeDefinition.builder()
                                                .attributeName("seq")
                                                .attributeType(ScalarAttributeType.N)
                                                .build())
                                .streamSpecification(
                                        stream ->
                                                stream.streamEnabled(true)
                                                        .streamViewType(StreamViewType.NEW_IMAGE)));
    }

    @Test
    void every_change_comes_once_in_order_though_the_function_fails_now_and_then()
            throws Exception {
        try (var aws = LocalAws.start();
                var client = aws.dynamoClient();
                var function = new RuntimeApi("sample", DEADLINE);
                var _ = new Instances(function, suffering(), 2)) {
            create(client);
            put(client, 1);
            try (var _ = new ChangeFeed(aws, "sample", function, 10)) {
                for (int i = 2; i <= CHANGES; i++) {
                    put(client, i);
                }
                client.deleteItem(
                        delete ->
                                delete.tableName("sample")
                                        .key(
                                                Map.of(
                                                        "userId", AttributeValue.fromS("42"),
                                                        "seq", AttributeValue.fromN("1"))));

                var numbers = new ArrayList<Integer>();
                for (int i = 0; i < CHANGES; i++) {
                    var record = worked.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
                    assertThat(record).isNotNull();
                    assertThat(record.path("eventName").asText()).isEqualTo("INSERT");
                    assertThat(record.at("/dynamodb/Keys/userId/S").asText()).isEqualTo("42");
                    assertThat(record.at("/dynamodb/NewImage/names/L/0/S").asText()).isEqualTo("a");
                    numbers.add(record.at("/dynamodb/Keys/seq/N").asInt());
                }
                assertThat(numbers).isEqualTo(IntStream.rangeClosed(1, CHANGES).boxed().toList());
                var last = worked.poll(DEADLINE.toSeconds(), TimeUnit.SECONDS);
                assertThat(last).isNotNull();
                assertThat(last.path("eventName").asText()).isEqualTo("REMOVE");
            }
        }
    }
}
