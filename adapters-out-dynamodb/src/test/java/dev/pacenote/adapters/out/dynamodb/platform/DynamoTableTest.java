package dev.pacenote.adapters.out.dynamodb.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.StoreUnavailableException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/**
 * What the stores rely on: our own word for a service that is away, and everybody's change kept.
 */
class DynamoTableTest {

    @Test
    void a_service_that_is_away_is_said_in_our_own_words() {
        try (var client = LocalDynamo.client("http://127.0.0.1:1")) {
            var table = new DynamoTable(() -> client, "none");

            assertThatThrownBy(() -> table.get(Item.empty().put("id", "x")))
                    .isInstanceOf(StoreUnavailableException.class);
        }
    }

    @Test
    void its_client_is_made_with_the_first_question_and_once() {
        var made = new AtomicInteger();
        try (var dynamo = new LocalDynamo()) {
            dynamo.sessions();
            var table =
                    new DynamoTable(
                            () -> {
                                made.incrementAndGet();
                                return dynamo.client();
                            },
                            "sessions");
            assertThat(made).hasValue(0);

            table.get(Item.empty().put("id", "x"));
            table.get(Item.empty().put("id", "y"));

            assertThat(made).hasValue(1);
        }
    }

    @Test
    void a_wrong_question_is_our_own_fault_and_no_outage() {
        try (var dynamo = new LocalDynamo()) {
            var table = dynamo.sessions();

            assertThatThrownBy(() -> table.get(Item.empty().put("wrong", "x")))
                    .isInstanceOf(DynamoDbException.class);
        }
    }

    @Test
    void of_many_who_change_one_version_one_does() {
        try (var dynamo = new LocalDynamo()) {
            var table = dynamo.sessions();
            table.put(Item.empty().put("id", "x").put(DynamoTable.VERSION, 1));

            var results =
                    Samples.atOnce(
                            16,
                            () ->
                                    table.putOver(
                                            Item.empty().put("id", "x").put(DynamoTable.VERSION, 2),
                                            1));

            assertThat(results).containsOnlyOnce(true);
        }
    }
}
