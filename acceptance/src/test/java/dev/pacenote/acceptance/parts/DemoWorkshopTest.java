package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.assembly.DemoServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sandbox's workshop, in which time passes. */
@ServerOnly("the demo story is told at the first start of a server")
class DemoWorkshopTest {

    private final DemoServer demo = new DemoServer(Map.of());
    private String token = "";

    @AfterEach
    void close() {
        demo.close();
    }

    private void logIn() {
        token = demo.logIn("fox@example.org").text("access_token");
    }

    private JsonNode list(String path) {
        var answer = demo.api().get(path, token);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private List<String> low(String severity) {
        return list("/reorder/tasks?status=pending")
                .valueStream()
                .filter(task -> task.path("severity").asText().equals(severity))
                .map(task -> task.path("partId").asText())
                .sorted()
                .toList();
    }

    @Test
    void twelve_parts_of_which_three_are_low_one_is_out_and_one_on_order_and_days_pass() {
        logIn();
        assertThat(list("/parts")).hasSize(12);
        assertThat(low("low")).containsExactly("brake-pad-front", "engine-oil", "wiper-blade");
        assertThat(low("out")).containsExactly("low-beam-bulb");
        assertThat(list("/reorder/tasks?status=ordered").valueStream())
                .singleElement()
                .satisfies(
                        task -> {
                            assertThat(task.path("partId").asText()).isEqualTo("battery");
                            assertThat(task.path("overdue").asBoolean()).isFalse();
                        });
        assertThat(list("/stock/verify").path("mismatches")).isEmpty();

        demo.pass(Duration.ofDays(4));
        logIn();

        await().atMost(Duration.ofMinutes(2))
                .until(
                        () ->
                                list("/reorder/tasks?status=ordered")
                                        .path(0)
                                        .path("overdue")
                                        .asBoolean());
        await().atMost(Duration.ofMinutes(2))
                .until(() -> list("/parts/wiper-blade").path("currentStock").asInt() == 1);
        assertThat(list("/stock/movements?reference=JOB-2026-11-23").path("items"))
                .as("a day's job, written once")
                .hasSize(5);
    }
}
