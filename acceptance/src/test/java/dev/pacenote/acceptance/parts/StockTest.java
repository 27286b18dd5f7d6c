package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Concurrently;
import dev.pacenote.acceptance.support.assembly.Assembly;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a workshop takes and adds, also many at once, over HTTP. */
class StockTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    /**
     * The contract's thousand at the server. At the functions fewer, as a DynamoDB on one machine
     * takes 40 seconds for a thousand; {@code -Dpacenote.takes} has it take as many.
     */
    private static final int TAKES =
            Integer.getInteger(
                    "pacenote.takes", Assembly.current() == Assembly.SERVER ? 1_000 : 200);

    private final Workshop workshop = SERVER.workshop();

    @Test
    void bad_quantity_and_operation_change_nothing() {
        workshop.add("pads", 5, 0);
        for (var bad : List.of("5", 1.5, -1, true)) {
            isRefused(workshop.stock("pads", "add", bad), 400, "invalid_quantity");
        }
        isRefused(workshop.stock("pads", "frob", 1), 400, "invalid_operation");
        isRefused(workshop.putText("/stock/pads", "{\"quantity\":1e400}"), 400, "invalid_quantity");
        assertThat(workshop.get("/parts/pads").json().path("currentStock").asInt()).isEqualTo(5);
    }

    @Test
    void clamp_and_insufficient_stock() {
        workshop.add("pads", 7, 0);
        var refused = workshop.stock("pads", "subtract", 999);
        isRefused(refused, 409, "insufficient_stock");
        assertThat(refused.json().path("available").asInt()).isEqualTo(7);
        var clamped =
                workshop.put(
                        "/stock/pads",
                        Map.of(
                                "operation", "subtract",
                                "quantity", 999,
                                "onInsufficient", "clamp"));
        assertThat(clamped.json().path("movement").path("delta").asInt()).isEqualTo(-7);
    }

    @Test
    void who_counted_another_version_changes_nothing() {
        workshop.add("pads", 7, 0);
        var seen = workshop.get("/parts/pads").header("ETag");
        var count = Map.of("operation", "set", "quantity", 9);
        assertThat(workshop.stock("pads", "subtract", 3).status()).isEqualTo(200);

        isRefused(workshop.put("/stock/pads", count, "If-Match", seen), 412, "version_mismatch");
        isRefused(
                workshop.post(
                        "/stock/pads/movements",
                        Map.of("type", "receive", "quantity", 1),
                        "If-Match",
                        seen),
                412,
                "version_mismatch");
        isRefused(
                workshop.post(
                        "/stock/pads/transfer",
                        Map.of("to", "Camry", "quantity", 1),
                        "If-Match",
                        seen),
                412,
                "version_mismatch");
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(4);

        var present = workshop.get("/parts/pads").header("ETag");
        assertThat(workshop.put("/stock/pads", count, "If-Match", present).status()).isEqualTo(200);
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(9);
    }

    @Test
    void last_units_go_to_whoever_comes_first() throws Exception {
        workshop.add("pads", 100, 0);
        var answers = Concurrently.atOnce(50, () -> workshop.stock("pads", "subtract", 3).status());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(33);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(17);
        assertThat(workshop.get("/stock/pads").json().path(0).path("quantity").asInt())
                .isEqualTo(1);
    }

    @Test
    void of_many_taken_one_by_one_none_is_lost_and_each_step_is_told_once() throws Exception {
        workshop.add("pads", TAKES, 5);
        var left = new AtomicInteger(TAKES);
        var answers =
                Concurrently.atOnce(
                        50,
                        () -> {
                            var refused = 0;
                            while (left.getAndDecrement() > 0) {
                                refused += workshop.takes("pads", 1) == 200 ? 0 : 1;
                            }
                            return refused;
                        });
        assertThat(answers).containsOnly(0);
        isRefused(workshop.stock("pads", "subtract", 1), 409, "insufficient_stock");
        assertThat(workshop.part("pads").path("currentStock").asInt()).isZero();
        workshop.hasCleanBooks();
        var newest = workshop.get("/stock/pads/movements?limit=1").json().path("items").path(0);
        assertThat(newest.path("seq").asInt()).isEqualTo(TAKES + 1);
        assertThat(workshop.told()).containsExactly("parts.low", "parts.out");
    }

    private Api.Answer withKey(String key, int quantity) {
        return workshop.put(
                "/stock/pads",
                Map.of("operation", "subtract", "quantity", quantity),
                "Idempotency-Key",
                key);
    }

    @Test
    void same_key_makes_one_movement_and_equal_answers() throws Exception {
        workshop.add("pads", 20, 0);
        var answers = Concurrently.atOnce(10, () -> withKey("k1", 4));
        assertThat(answers).allMatch(answer -> answer.status() == 200);
        assertThat(answers.stream().map(Api.Answer::json).distinct()).hasSize(1);
        assertThat(
                        answers.stream()
                                .filter(
                                        it ->
                                                it.headers()
                                                        .firstValue("Idempotency-Replayed")
                                                        .isPresent()))
                .hasSize(9);
        isRefused(withKey("k1", 5), 422, "idempotency_mismatch");
        assertThat(
                        workshop.get("/stock/pads/movements")
                                .json()
                                .path("items")
                                .valueStream()
                                .map(it -> it.path("type").asText()))
                .containsExactly("consume", "opening");
    }

    @Test
    void the_last_unit_is_taken_once() throws Exception {
        workshop.add("pads", 1, 0);
        var answers = Concurrently.atOnce(2, () -> workshop.stock("pads", "subtract", 1).status());
        assertThat(answers).containsExactlyInAnyOrder(200, 409);
        assertThat(workshop.part("pads").path("currentStock").asInt()).isZero();
        assertThat(workshop.get("/stock/verify").json().path("mismatches")).isEmpty();
    }

    @Test
    void what_only_another_request_has_is_refused_and_changes_nothing() {
        workshop.add("pads", 3, 5);
        var task = workshop.get("/reorder/tasks").json().path(0).path("taskId").asText();
        var changes = "/stock/pads/movements";
        for (var wrong :
                List.of(
                        workshop.put(
                                "/stock/pads",
                                Map.of("operation", "add", "quantity", 1, "type", "scrap")),
                        workshop.put("/stock/pads", Map.of("quantity", 1, "delta", 1)),
                        workshop.post(
                                changes,
                                Map.of("type", "receive", "quantity", 1, "operation", "add")),
                        workshop.post(
                                changes, Map.of("type", "receive", "quantity", 1, "delta", 1)),
                        workshop.post(
                                changes,
                                Map.of(
                                        "type",
                                        "adjust",
                                        "delta",
                                        1,
                                        "quantity",
                                        1,
                                        "reason",
                                        "found")),
                        workshop.post(
                                "/reorder/tasks/" + task + "/order",
                                Map.of("quantity", 1, "unitCost", 2)),
                        workshop.post(
                                "/reorder/tasks/" + task + "/dismiss",
                                Map.of("reference", "PO 7")))) {
            isRefused(wrong, 400, "validation_failed");
            assertThat(wrong.json().path("errors").path(0).path("code").asText())
                    .isEqualTo("unknown_property");
        }
        assertThat(workshop.part("pads").path("version").asInt()).isEqualTo(1);
    }
}
