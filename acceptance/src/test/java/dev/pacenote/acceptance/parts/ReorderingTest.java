package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.ids;
import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When a part has to be ordered, and where that shows. */
class ReorderingTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    private final Workshop workshop = SERVER.workshop();

    private JsonNode task() {
        var tasks = workshop.get("/reorder/tasks?status=all").json();
        assertThat(tasks).hasSize(1);
        return tasks.path(0);
    }

    @Test
    void opening_stock_survives_the_first_addition() {
        workshop.add("pads", 20, 0);
        workshop.stock("pads", "add", 5);

        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(25);
        assertThat(
                        workshop.get("/stock/pads/movements")
                                .json()
                                .path("items")
                                .valueStream()
                                .map(it -> it.path("type").asText() + it.path("delta").asInt()))
                .containsExactly("receive5", "opening20");
    }

    @Test
    void what_runs_low_is_one_task_and_one_notice_with_a_suggestion() {
        workshop.add("pads", 6, 5);
        assertThat(workshop.needed()).isEmpty();

        var taken = workshop.stock("pads", "subtract", 1);

        assertThat(taken.json().path("reorderTask").path("status").asText()).isEqualTo("pending");
        assertThat(task().path("suggestedOrderQuantity").asInt()).isEqualTo(10);
        assertThat(workshop.told()).containsExactly("parts.low");
        workshop.put("/parts/pads", Map.of("maxStock", 20, "packSize", 6));
        assertThat(task().path("suggestedOrderQuantity").asInt()).isEqualTo(12);
        workshop.put("/parts/pads", Map.of("packSize", 20));
        assertThat(task().path("suggestedOrderQuantity").asInt()).isEqualTo(20);
        assertThat(workshop.told()).containsExactly("parts.low");
    }

    @Test
    void a_threshold_that_rises_opens_a_task_and_one_that_falls_closes_it() {
        workshop.add("pads", 8, 5);
        workshop.put("/parts/pads", Map.of("reorderThreshold", 9));
        assertThat(workshop.needed()).containsExactly("pads");

        workshop.put("/parts/pads", Map.of("reorderThreshold", 0));

        assertThat(workshop.needed()).isEmpty();
        assertThat(task().path("status").asText()).isEqualTo("resolved");
        assertThat(task().path("closeReason").asText()).isEqualTo("threshold_changed");
        assertThat(workshop.told()).containsExactly("parts.low");
    }

    @Test
    void an_order_that_is_cancelled_is_to_be_made_again_and_nobody_is_told() {
        workshop.add("pads", 5, 5);
        var path = "/reorder/tasks/" + task().path("taskId").asText();
        workshop.post(path + "/order", Map.of("quantity", 10));
        assertThat(workshop.needed()).isEmpty();

        var cancelled = workshop.post(path + "/cancel-order", Map.of("reason", "too dear"));

        assertThat(cancelled.text("status")).as(cancelled.body()).isEqualTo("pending");
        assertThat(workshop.needed()).containsExactly("pads");
        isRefused(workshop.post(path + "/receive", Map.of("quantity", 1)), 409, "task_state");
        assertThat(workshop.told()).containsExactly("parts.low");
    }

    @Test
    void an_order_that_is_amended_keeps_what_the_request_does_not_name() {
        workshop.add("pads", 5, 5);
        var path = "/reorder/tasks/" + task().path("taskId").asText() + "/order";
        var expected = Map.of("quantity", 10, "expectedAt", "2027-01-15", "reference", "PO 7");
        workshop.post(path, expected);

        var more = workshop.post(path, Map.of("quantity", 12)).json();
        assertThat(more.path("orderedQuantity").asInt()).isEqualTo(12);
        assertThat(more.path("expectedAt").asText()).isEqualTo("2027-01-15");
        assertThat(more.path("orderReference").asText()).isEqualTo("PO 7");

        var unknown = new HashMap<String, Object>(Map.of("quantity", 12, "reference", "PO 8"));
        unknown.put("expectedAt", null);
        var later = workshop.post(path, unknown).json();
        assertThat(later.path("expectedAt").isNull()).isTrue();
        assertThat(later.path("orderReference").asText()).isEqualTo("PO 8");
        isRefused(
                workshop.post(path, Map.of("quantity", 12, "reason", "of another action")),
                400,
                "validation_failed");
    }

    private void countsAsLow(int parts) {
        var pads = workshop.part("pads");
        assertThat(pads.path("isLow").asBoolean()).isEqualTo(parts > 0);
        assertThat(ids(workshop.get("/parts?low=true"))).hasSize(parts);
        assertThat(ids(workshop.get("/stock/low"))).hasSize(parts);
        assertThat(workshop.needed()).hasSize(parts);
        assertThat(ids(workshop.get("/analytics?type=low-stock"))).hasSize(parts);
        for (var figures : new String[] {"/analytics", "/analytics?type=summary"}) {
            assertThat(workshop.get(figures).json().path("lowStockCount").asInt())
                    .as(figures)
                    .isEqualTo(parts);
        }
    }

    @Test
    void what_nobody_watches_is_in_no_list_or_count_and_with_a_default_in_all() {
        workshop.add("pads", 2, 0);
        countsAsLow(0);
        workshop.put("/parts/settings", Map.of("defaultReorderThreshold", 3));
        countsAsLow(1);
        workshop.put("/parts/pads", Map.of("watched", false));
        countsAsLow(0);
        assertThat(workshop.part("pads").path("reorderThreshold").asInt()).isZero();
    }

    private JsonNode month(String month) {
        return workshop.get("/analytics?months=3").json().path("monthlyConsumption").path(month);
    }

    @Test
    void half_an_hour_before_midnight_of_the_last_day_belongs_to_the_month_of_the_workshops_zone() {
        workshop.add("pads", 9, 0);
        // 23:30 on the 31st of October, five hours behind.
        var taken =
                workshop.post(
                        "/stock/pads/movements",
                        Map.of(
                                "type", "consume",
                                "quantity", 2,
                                "occurredAt", "2026-11-01T04:30:00.000Z"));
        assertThat(taken.status()).as(taken.body()).isEqualTo(201);
        assertThat(month("2026-11").path("estimatedConsumption").asInt()).isEqualTo(2);
        assertThat(month("2026-10").path("estimatedConsumption").asInt()).isZero();

        var moved = workshop.put("/api/v1/users/me", Map.of("timezone", "America/Bogota"));
        assertThat(moved.status()).as(moved.body()).isEqualTo(200);

        assertThat(month("2026-10").path("estimatedConsumption").asInt()).isEqualTo(2);
        assertThat(month("2026-11").path("estimatedConsumption").asInt()).isZero();
        assertThat(month("2026-09").path("estimatedConsumption").isNumber()).isTrue();
        assertThat(workshop.get("/parts/settings").text("timezone")).isEqualTo("America/Bogota");
    }
}
