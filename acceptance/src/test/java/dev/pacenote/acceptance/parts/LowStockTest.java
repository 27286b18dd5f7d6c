package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Concurrently;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What runs low makes one task and one notice, until it is restocked. */
class LowStockTest {

    @RegisterExtension
    static final WorkshopServer SERVER = new WorkshopServer().with("METRICS_TOKEN", "measure");

    private final Workshop workshop = SERVER.workshop();

    private static JsonNode hourlyCheck() {
        return HourlyCheck.run(SERVER.app(), SERVER.api());
    }

    private String openTask(String part) {
        return workshop.openTask(part);
    }

    @Test
    void the_hourly_check_makes_one_task_and_one_notice_and_restocking_closes_it() {
        workshop.add("pads", 5, 5);
        var dismissed =
                workshop.post(
                        "/reorder/tasks/" + openTask("pads") + "/dismiss",
                        Map.of(
                                "reason",
                                "next week",
                                "snoozeUntil",
                                SERVER.app().clock.instant().plus(Duration.ofDays(7)).toString()));
        assertThat(dismissed.text("status")).as(dismissed.body()).isEqualTo("dismissed");
        hourlyCheck();
        assertThat(workshop.needed()).isEmpty();
        assertThat(workshop.told()).containsExactly("parts.low");

        workshop.letPass(SERVER.app(), Duration.ofDays(8));
        assertThat(workshop.get("/stock/low").status()).isEqualTo(200);
        for (var read : List.of("/parts?low=true", "/reorder/tasks", "/analytics", "/stock/pads")) {
            assertThat(workshop.get(read).status()).as(read).isEqualTo(200);
        }
        assertThat(workshop.get("/reorder/tasks?status=open").json())
                .as("whoever reads starts nothing")
                .isEmpty();
        assertThat(workshop.told()).containsExactly("parts.low");
        assertThat(hourlyCheck().path("created").asInt()).isPositive();
        var first = openTask("pads");
        for (int i = 0; i < 3; i++) {
            workshop.letPass(SERVER.app(), Duration.ofHours(1));
            hourlyCheck();
            workshop.post("/reorder/check", Map.of());
            workshop.get("/stock/low");
        }
        assertThat(openTask("pads")).isEqualTo(first);
        assertThat(workshop.told()).containsExactly("parts.low", "parts.low");

        workshop.stock("pads", "add", 10);
        assertThat(workshop.needed()).isEmpty();
        assertThat(workshop.get("/reorder/tasks/" + first).text("closeReason"))
                .isEqualTo("restocked");

        workshop.stock("pads", "subtract", 10);
        assertThat(openTask("pads")).isNotEqualTo(first);
        assertThat(workshop.told()).containsExactly("parts.low", "parts.low", "parts.low");
    }

    @Test
    void who_watches_the_service_sees_when_the_check_was_done_and_when_it_is_late() {
        var finished = hourlyCheck().path("finishedAt").asText();
        var check = SERVER.api().get("/health/ready").json().path("partsCheck");
        assertThat(check.path("finishedAt").asText()).isEqualTo(finished);
        assertThat(check.path("overdue").asBoolean(true)).isFalse();

        workshop.add("pads", 5, 5);
        assertThat(SERVER.api().get("/metrics", "measure").body())
                .contains("pacenote_parts_check_finished_timestamp_seconds")
                .contains("pacenote_parts_movements_total{type=\"opening\"")
                .contains("pacenote_parts_alerts_total{kind=\"low\"")
                .contains("pacenote_parts_commits_seconds_count");

        workshop.letPass(SERVER.app(), Duration.ofHours(4));
        var late = SERVER.api().get("/health/ready");
        assertThat(late.status()).as("still ready").isEqualTo(200);
        assertThat(late.json().path("partsCheck").path("overdue").asBoolean()).isTrue();
        hourlyCheck();
        assertThat(
                        SERVER.api()
                                .get("/health/ready")
                                .json()
                                .path("partsCheck")
                                .path("overdue")
                                .asBoolean())
                .isFalse();
    }

    @Test
    void checks_at_once_make_one_task() throws Exception {
        workshop.add("pads", 3, 0);
        workshop.put("/parts/settings", Map.of("defaultReorderThreshold", 3));
        var checks =
                Concurrently.atOnce(8, () -> workshop.post("/reorder/check", Map.of()).status());
        assertThat(checks).containsOnly(200);
        assertThat(workshop.get("/reorder/tasks?status=all").json()).hasSize(1);
        var checked = workshop.post("/reorder/check", Map.of()).json();
        assertThat(checked.path("lowStockItems")).isEqualTo(workshop.get("/stock/low").json());
        assertThat(checked.path("reorderTasks")).isEqualTo(workshop.get("/reorder/tasks").json());
        assertThat(checked.path("lowStockItems").path(0).path("partId").asText()).isEqualTo("pads");
        assertThat(checked.path("reorderTasks").path(0).path("unit").asText()).isEqualTo("each");
        assertThat(workshop.told()).containsExactly("parts.low");
    }

    @Test
    void a_check_that_is_sent_again_is_answered_as_it_was() {
        workshop.add("pads", 3, 0);
        workshop.put("/parts/settings", Map.of("defaultReorderThreshold", 3));
        var first = again("/reorder/check", Map.of());
        assertThat(first.json().path("lowStockItems")).hasSize(1);
        workshop.stock("pads", "add", 9);

        var second = again("/reorder/check", Map.of());

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        isRefused(again("/reorder/check", Map.of("all", true)), 400, "validation_failed");
        isRefused(again("/reorder/alerts/read-all", Map.of()), 400, "validation_failed");
    }

    private Api.Answer again(String path, Map<String, ?> body) {
        return workshop.post(path, body, "Idempotency-Key", "again");
    }

    @Test
    void an_alert_is_read_once_for_a_key() {
        workshop.add("pads", 5, 5);
        var alerts = workshop.get("/reorder/alerts").json();
        var path = "/reorder/alerts/" + alerts.path(0).path("alertId").asText() + "/read";

        var first = again(path, Map.of());
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        var second = again(path, Map.of());

        assertThat(second.json()).isEqualTo(first.json());
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
    }

    @Test
    void out_of_stock_is_told_once_more_with_the_same_task() {
        workshop.add("pads", 6, 5);
        workshop.stock("pads", "subtract", 1);
        var task = openTask("pads");
        workshop.stock("pads", "subtract", 5);
        workshop.stock("pads", "add", 3);
        workshop.stock("pads", "subtract", 3);
        assertThat(openTask("pads")).isEqualTo(task);
        assertThat(workshop.told()).containsExactly("parts.low", "parts.out");
    }

    @Test
    void ordered_parts_keep_quiet_and_two_deliveries_make_the_average_cost() {
        workshop.add("pads", 5, 5);
        var path = "/reorder/tasks/" + openTask("pads");
        isRefused(workshop.post(path + "/receive", Map.of("quantity", 1)), 409, "task_state");
        var ordered = workshop.post(path + "/order", Map.of("quantity", 10, "reference", "PO 7"));
        assertThat(ordered.text("status")).as(ordered.body()).isEqualTo("ordered");
        assertThat(ordered.text("orderReference")).isEqualTo("PO 7");
        assertThat(workshop.needed()).isEmpty();

        var some = workshop.post(path + "/receive", Map.of("quantity", 4, "unitCost", 20));
        assertThat(some.text("status")).as(some.body()).isEqualTo("ordered");
        assertThat(some.json().path("receivedQuantity").asInt()).isEqualTo(4);
        assertThat(some.json().path("movement").path("delta").asInt()).isEqualTo(4);
        var rest = workshop.post(path + "/receive", Map.of("quantity", 6, "unitCost", "22.00"));
        assertThat(rest.text("status")).isEqualTo("resolved");
        assertThat(rest.text("closeReason")).isEqualTo("received");
        assertThat(workshop.part("pads").path("averageCost").asDouble()).isEqualTo(20.8);
        assertThat(workshop.told()).containsExactly("parts.low");
    }

    @Test
    void a_small_order_is_told_and_its_amendment_ends_it() {
        workshop.add("pads", 3, 5);
        var path = "/reorder/tasks/" + openTask("pads");
        workshop.post(path + "/order", Map.of("quantity", 2));
        assertThat(workshop.needed()).containsExactly("pads");
        assertThat(workshop.told()).containsExactly("parts.low", "parts.low");
        workshop.post(path + "/order", Map.of("quantity", 10));
        assertThat(workshop.needed()).isEmpty();
    }

    @Test
    void an_overdue_order_is_told_once() {
        workshop.add("pads", 5, 5);
        var today = SERVER.app().clock.instant().toString().substring(0, 10);
        workshop.post(
                "/reorder/tasks/" + openTask("pads") + "/order",
                Map.of("quantity", 10, "expectedAt", today));
        workshop.letPass(SERVER.app(), Duration.ofDays(2));
        hourlyCheck();
        hourlyCheck();
        assertThat(workshop.told()).containsExactly("parts.low", "parts.order_overdue");
    }

    @Test
    void the_purchase_list_has_a_sheet_for_each_supplier() {
        for (var id : List.of("pads", "disc")) {
            workshop.add(id, 5, 5);
            workshop.put("/parts/" + id, Map.of("supplier", "Rossi", "unitPrice", 24.5));
        }
        workshop.add("bulb", 0, 1);
        var list = workshop.get("/reorder/purchase-list").json();
        assertThat(workshop.get("/reorder/purchase-list?format=csv").body().lines())
                .startsWith(
                        "supplier,partId,partName,supplierPartNumber,quantity,packSize,unitPrice,"
                                + "cost,currency,taskId")
                .hasSize(1 + list.path("suppliers").findValues("taskId").size());
        assertThat(list.path("currency").asText()).isEqualTo("USD");
        assertThat(list.path("total").asDouble()).isEqualTo(490);
        assertThat(list.path("suppliers").valueStream().map(it -> it.path("supplier").asText()))
                .containsExactly("Rossi", "");
        assertThat(list.path("suppliers").path(0).path("lines")).hasSize(2);
    }

    @Test
    void what_is_low_and_its_tasks_are_read_in_portions() {
        for (var part : List.of("pads", "belts", "bulbs")) {
            workshop.add(part, 5, 5);
        }

        for (var list : List.of("/stock/low?excludeOnOrder=true", "/reorder/tasks?status=open")) {
            var all = parts(workshop.get(list));
            assertThat(all).hasSize(3);
            var first = workshop.get(list + "&limit=2");
            assertThat(parts(first)).isEqualTo(all.subList(0, 2));
            assertThat(first.header("X-Total-Count")).isEqualTo("3");
            var cursor = "&limit=2&cursor=" + first.header("X-Next-Cursor");
            var rest = workshop.get(list + cursor);
            assertThat(parts(rest)).isEqualTo(all.subList(2, 3));
            assertThat(rest.header("X-Next-Cursor")).isEmpty();
            assertThat(workshop.get(list + "&limit=0").status()).isEqualTo(400);
            assertThat(workshop.get("/stock/low?cursor=" + first.header("X-Next-Cursor")).status())
                    .as("goes on with nothing but its own list")
                    .isEqualTo(400);
        }
    }

    private static List<String> parts(Api.Answer list) {
        assertThat(list.status()).as(list.body()).isEqualTo(200);
        return list.json().valueStream().map(it -> it.path("partId").asText()).toList();
    }

    @Test
    void only_the_clock_and_admins_start_the_check_of_all_workshops() {
        assertThat(workshop.post("/reorder/run", Map.of()).status()).isIn(401, 403);
        assertThat(workshop.get("/reorder/runs/00000000-0000-0000-0000-000000000000").status())
                .isIn(401, 403);
    }

    @Test
    void what_a_workshop_was_told_is_listed_and_read_like_its_inbox() {
        workshop.add("pads", 6, 5);
        workshop.stock("pads", "subtract", 1);
        workshop.letPass(SERVER.app(), Duration.ofMinutes(1));
        workshop.add("belts", 6, 5);
        workshop.stock("belts", "subtract", 6);

        var alerts = workshop.get("/reorder/alerts").json();
        assertThat(alerts.valueStream().map(it -> it.path("kind").asText()))
                .containsExactly("out", "low");
        var low = alerts.path(1);
        assertThat(low.path("topic").asText()).isEqualTo("parts.low");
        assertThat(low.path("partId").asText()).isEqualTo("pads");
        assertThat(low.path("taskId").asText()).isEqualTo(openTask("pads"));
        assertThat(low.path("title").asText()).contains("needs reordering");
        assertThat(low.path("read").asBoolean()).isFalse();
        var first = workshop.get("/reorder/alerts?limit=1");
        assertThat(first.json()).containsExactly(alerts.path(0));
        assertThat(first.header("X-Total-Count")).isEqualTo("2");
        var second =
                workshop.get("/reorder/alerts?limit=1&cursor=" + first.header("X-Next-Cursor"));
        assertThat(second.json()).containsExactly(alerts.path(1));
        assertThat(second.header("X-Next-Cursor")).isEmpty();

        var upTo = Map.of("upTo", low.path("createdAt").asText());
        assertThat(workshop.post("/reorder/alerts/read-all", upTo).json().path("read").asInt())
                .isEqualTo(1);
        assertThat(workshop.post("/reorder/alerts/read-all", upTo).json().path("read").asInt())
                .isZero();
        var unread = workshop.get("/reorder/alerts?unread=true");
        assertThat(parts(unread)).containsExactly("belts");
        assertThat(unread.header("X-Total-Count")).isEqualTo("1");
        var out = alerts.path(0).path("alertId").asText();
        assertThat(workshop.post("/reorder/alerts/" + out + "/read", Map.of()).json().path("read"))
                .hasToString("true");
        assertThat(workshop.get("/notifications/" + out).json().path("read")).hasToString("true");
        isRefused(
                workshop.post("/reorder/alerts/read-all", Map.of("upTo", "now")),
                400,
                "validation_failed");
        var stranger = SERVER.workshop();
        isRefused(
                stranger.post("/reorder/alerts/" + out + "/read", Map.of()),
                404,
                "alert_not_found");
    }
}
