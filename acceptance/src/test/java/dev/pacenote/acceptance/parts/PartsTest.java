package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.Concurrently;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A workshop and its parts, over HTTP. */
@ServerOnly("the functions have no tables for parts yet")
class PartsTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z")).with("FEATURES", "parts");
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private static Api api = new Api(0);

    private final String token = workshop();

    @BeforeAll
    static void open() {
        api = APP.open();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    private static String workshop() {
        int number = NUMBERS.incrementAndGet();
        var email = "workshop" + number + "@example.org";
        assertThat(
                        from(
                                        number,
                                        "/api/v1/users/register",
                                        Map.of(
                                                "username",
                                                "Workshop " + number,
                                                "email",
                                                email,
                                                "password",
                                                TestApplication.PASSWORD))
                                .status())
                .isEqualTo(201);
        return from(
                        number,
                        "/api/v1/users/login",
                        Map.of("email", email, "password", TestApplication.PASSWORD))
                .text("access_token");
    }

    /** Each from another address, so that no limit of registrations is in the way. */
    private static Api.Answer from(int number, String path, Map<String, ?> body) {
        return api.send(
                api.json(path)
                        .header("X-Forwarded-For", "198.18.9." + number)
                        .POST(Api.body(body)));
    }

    private Api.Answer add(String id, int stock, int threshold) {
        return api.post(
                "/parts",
                token,
                Map.of(
                        "partId", id,
                        "partName", "Brake pad " + id,
                        "currentStock", stock,
                        "reorderThreshold", threshold));
    }

    private Api.Answer stock(String id, String operation, Object quantity) {
        return api.put("/stock/" + id, token, Map.of("operation", operation, "quantity", quantity));
    }

    private static void isRefused(Api.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.text("error")).isEqualTo(answer.text("detail")).isNotEmpty();
    }

    private static List<String> ids(Api.Answer list) {
        assertThat(list.json().isArray()).as(list.body()).isTrue();
        return list.json().valueStream().map(it -> it.path("partId").asText()).toList();
    }

    @Test
    void one_task_one_notice_and_received_from_the_opening_stock_to_the_delivery() {
        var added = add("pads", 6, 5);
        assertThat(added.status()).as(added.body()).isEqualTo(201);
        assertThat(added.headers().firstValue("Location")).contains("/parts/pads");
        assertThat(added.headers().firstValue("ETag")).contains("\"1\"");
        assertThat(added.json().path("currentStock").isNumber()).isTrue();

        var low = stock("pads", "subtract", 1);
        assertThat(low.status()).as(low.body()).isEqualTo(200);
        assertThat(low.json().path("quantity").asInt()).isEqualTo(5);
        assertThat(low.json().path("part").path("isLow").asBoolean()).isTrue();
        assertThat(low.json().path("movement").path("delta").asInt()).isEqualTo(-1);
        var task = low.json().path("reorderTask");
        assertThat(task.path("suggestedOrderQuantity").asInt()).isEqualTo(10);

        assertThat(ids(api.get("/stock/low", token))).containsExactly("pads");
        assertThat(ids(api.get("/reorder/tasks", token))).containsExactly("pads");
        assertThat(ids(api.get("/parts?low=true", token))).containsExactly("pads");
        for (int i = 0; i < 3; i++) {
            var checked = api.post("/reorder/check", token, Map.of());
            assertThat(checked.status()).as(checked.body()).isEqualTo(200);
            assertThat(checked.json().path("created").asInt()).isZero();
        }
        assertThat(alerts()).containsExactly("parts.low");

        var path = "/reorder/tasks/" + task.path("taskId").asText();
        assertThat(api.post(path + "/order", token, Map.of("quantity", 10)).status())
                .isEqualTo(200);
        assertThat(ids(api.get("/reorder/tasks", token))).isEmpty();
        var received =
                api.post(path + "/receive", token, Map.of("quantity", 10, "unitCost", "20.50"));
        assertThat(received.status()).as(received.body()).isEqualTo(200);
        assertThat(received.json().path("task").path("closeReason").asText()).isEqualTo("received");
        isRefused(api.post(path + "/receive", token, Map.of("quantity", 1)), 409, "task_state");
        assertThat(api.get("/parts/pads", token).json().path("averageCost").asDouble())
                .isEqualTo(20.5);
        assertThat(api.get("/stock/verify", token).json().path("mismatches")).isEmpty();
    }

    private List<String> alerts() {
        return api.get("/notifications", token)
                .json()
                .path("items")
                .valueStream()
                .map(it -> it.path("topic").asText())
                .toList();
    }

    @Test
    void bad_quantity_and_operation_change_nothing() {
        add("pads", 5, 0);
        for (var bad : List.of("5", 1.5, -1, true)) {
            isRefused(stock("pads", "add", bad), 400, "invalid_quantity");
        }
        isRefused(stock("pads", "frob", 1), 400, "invalid_operation");
        isRefused(
                api.send(
                        api.json("/stock/pads")
                                .header("Authorization", "Bearer " + token)
                                .PUT(BodyPublishers.ofString("{\"quantity\":1e400}"))),
                400,
                "invalid_quantity");
        assertThat(api.get("/parts/pads", token).json().path("currentStock").asInt()).isEqualTo(5);
    }

    @Test
    void clamp_and_insufficient_stock() {
        add("pads", 7, 0);
        var refused = stock("pads", "subtract", 999);
        isRefused(refused, 409, "insufficient_stock");
        assertThat(refused.json().path("available").asInt()).isEqualTo(7);
        var clamped =
                api.put(
                        "/stock/pads",
                        token,
                        Map.of(
                                "operation", "subtract",
                                "quantity", 999,
                                "onInsufficient", "clamp"));
        assertThat(clamped.json().path("movement").path("delta").asInt()).isEqualTo(-7);
    }

    @Test
    void last_units_go_to_whoever_comes_first() throws Exception {
        add("pads", 100, 0);
        var answers = Concurrently.atOnce(50, () -> stock("pads", "subtract", 3).status());
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(33);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(17);
        assertThat(api.get("/stock/pads", token).json().path(0).path("quantity").asInt())
                .isEqualTo(1);
    }

    private Api.Answer withKey(String key, int quantity) {
        return api.send(
                api.json("/stock/pads")
                        .header("Authorization", "Bearer " + token)
                        .header("Idempotency-Key", key)
                        .PUT(
                                BodyPublishers.ofString(
                                        "{\"operation\":\"subtract\",\"quantity\":"
                                                + quantity
                                                + "}")));
    }

    @Test
    void same_key_makes_one_movement_and_equal_answers() throws Exception {
        add("pads", 20, 0);
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
                        api.get("/stock/pads/movements", token)
                                .json()
                                .path("items")
                                .valueStream()
                                .map(it -> it.path("type").asText()))
                .containsExactly("consume", "opening");
    }

    @Test
    void stale_form_and_put_fields() {
        add("pads", 20, 0);
        stock("pads", "subtract", 5);
        var form = Map.of("partName", "Pads", "currentStock", 15);
        assertThat(api.put("/parts/pads", token, form).status()).isEqualTo(200);
        isRefused(api.put("/parts/pads", token, Map.of("currentStock", 20)), 409, "stock_conflict");
        var counted = api.put("/parts/pads", token, Map.of("currentStock", 25));
        assertThat(counted.json().path("currentStock").asInt()).as(counted.body()).isEqualTo(25);
        isRefused(
                api.put("/parts/pads", token, Map.of("createdAt", "2020-01-01T00:00:00.000Z")),
                400,
                "validation_failed");
        isRefused(api.put("/parts/pads", token, Map.of("colour", 1)), 400, "validation_failed");
        JsonNode got = api.get("/parts/pads", token).json();
        var back =
                api.send(
                        api.json("/parts/pads")
                                .header("Authorization", "Bearer " + token)
                                .PUT(BodyPublishers.ofString(got.toString())));
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(api.put("/parts/pads", token, Map.of("vehicleModel", "")).text("vehicleModel"))
                .isEqualTo("ALL");
    }

    @Test
    void low_beam_bulb_is_a_part_and_low_is_a_list() {
        add("low-beam-bulb", 3, 0);
        assertThat(api.get("/stock/low-beam-bulb", token).json().path(0).path("quantity").asInt())
                .isEqualTo(3);
        isRefused(add("low", 1, 0), 400, "reserved_id");
        assertThat(ids(api.get("/stock/low", token))).isEmpty();
    }

    @Test
    void archive_takes_a_part_out_of_the_lists_and_restore_brings_it_back() {
        add("pads", 3, 5);
        assertThat(api.delete("/parts/pads", token).text("message"))
                .isEqualTo("Part deleted successfully");
        assertThat(ids(api.get("/parts", token))).isEmpty();
        isRefused(stock("pads", "add", 1), 409, "part_archived");
        isRefused(add("pads", 1, 0), 409, "part_exists");
        assertThat(api.post("/parts/pads/restore", token, Map.of()).status()).isEqualTo(200);
        assertThat(ids(api.get("/parts", token))).containsExactly("pads");
    }

    @Test
    void two_workshops_own_a_part_of_one_id_and_nobody_comes_in_without_a_token() {
        add("p1", 5, 0);
        var other = workshop();
        for (var path : List.of("/parts/p1", "/stock/p1")) {
            isRefused(api.get(path, other), 404, "part_not_found");
        }
        assertThat(ids(api.get("/parts", other))).isEmpty();
        for (var path :
                List.of("/parts", "/parts/p1", "/stock/p1", "/stock/low", "/reorder/tasks")) {
            isRefused(api.get(path), 401, "access_token_missing");
        }
    }
}
