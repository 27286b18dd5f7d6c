package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.ids;
import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A workshop and its parts, over HTTP. */
class PartsTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    private final Workshop workshop = SERVER.workshop();

    private List<String> ledger() {
        return workshop.get("/stock/pads/movements")
                .json()
                .path("items")
                .valueStream()
                .map(
                        it ->
                                String.join(
                                        " ",
                                        it.path("type").asText(),
                                        it.path("delta").asText(),
                                        it.path("source").asText()))
                .toList();
    }

    @Test
    void stale_form_and_put_fields() {
        workshop.add("pads", 20, 0);
        workshop.stock("pads", "subtract", 5);
        var form = Map.of("partName", "Pads", "currentStock", 15);
        assertThat(workshop.put("/parts/pads", form).status()).isEqualTo(200);
        assertThat(ledger()).containsExactly("consume -5 api", "opening 20 api");
        isRefused(
                workshop.put("/parts/pads", Map.of("currentStock", 20, "partName", "Discs")),
                409,
                "stock_conflict");
        assertThat(ledger()).hasSize(2);
        assertThat(workshop.part("pads").path("partName").asText()).isEqualTo("Pads");
        var counted = workshop.put("/parts/pads", Map.of("currentStock", 25));
        assertThat(counted.json().path("currentStock").asInt()).as(counted.body()).isEqualTo(25);
        assertThat(ledger()).containsExactly("count 10 form", "consume -5 api", "opening 20 api");
        isRefused(
                workshop.put("/parts/pads", Map.of("createdAt", "2020-01-01T00:00:00.000Z")),
                400,
                "validation_failed");
        isRefused(workshop.put("/parts/pads", Map.of("colour", 1)), 400, "validation_failed");
        var wrong = workshop.put("/parts/pads", Map.of("packSize", 0.5, "barcode", "x".repeat(65)));
        isRefused(wrong, 400, "validation_failed");
        assertThat(wrong.json().path("errors").valueStream().map(it -> it.path("field").asText()))
                .containsExactly("barcode", "packSize");
        isRefused(
                workshop.put("/parts/pads", Map.of("reorderThreshold", 1.5)),
                400,
                "invalid_quantity");
        JsonNode got = workshop.get("/parts/pads").json();
        var back = workshop.putText("/parts/pads", got.toString());
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(back.json().path("currentStock")).isEqualTo(got.path("currentStock"));
        assertThat(ledger()).hasSize(3);
        assertThat(workshop.put("/parts/pads", Map.of("vehicleModel", "")).text("vehicleModel"))
                .isEqualTo("ALL");
    }

    @Test
    void a_change_that_names_another_version_is_refused() {
        var added = workshop.add("pads", 20, 0);
        var tag = added.header("ETag");
        assertThat(tag).isEqualTo("\"1\"");
        assertThat(added.header("Location")).isEqualTo("/parts/pads");
        workshop.stock("pads", "subtract", 5);
        var name = Map.of("partName", "Pads, rear", "currentStock", 20);
        isRefused(workshop.put("/parts/pads", name, "If-Match", tag), 412, "version_mismatch");
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(15);
        var present = workshop.get("/parts/pads").header("ETag");
        var counted = workshop.put("/parts/pads", name, "If-Match", present);
        assertThat(counted.status()).as(counted.body()).isEqualTo(200);
        assertThat(counted.json().path("currentStock").asInt()).isEqualTo(20);
        assertThat(counted.text("partName")).isEqualTo("Pads, rear");
        assertThat(counted.json().path("barcode").isNull()).isTrue();
    }

    @Test
    void who_adds_a_part_chooses_neither_its_owner_nor_its_day() {
        for (var foreign : List.of("userId", "createdAt")) {
            var refused =
                    workshop.post(
                            "/parts", Map.of("partId", "pads", "partName", "Pads", foreign, "1"));
            isRefused(refused, 400, "validation_failed");
            assertThat(refused.body()).contains(foreign);
        }
        isRefused(workshop.get("/parts/pads"), 404, "part_not_found");
    }

    @Test
    void low_beam_bulb_is_a_part_and_low_is_a_list() {
        workshop.add("low-beam-bulb", 3, 0);
        assertThat(workshop.get("/stock/low-beam-bulb").json().path(0).path("quantity").asInt())
                .isEqualTo(3);
        isRefused(workshop.add("low", 1, 0), 400, "reserved_id");
        assertThat(ids(workshop.get("/stock/low"))).isEmpty();
    }

    @Test
    void archive_takes_a_part_out_of_the_lists_and_restore_brings_it_back() {
        workshop.add("pads", 3, 5);
        assertThat(workshop.delete("/parts/pads").text("message"))
                .isEqualTo("Part deleted successfully");
        assertThat(ids(workshop.get("/parts"))).isEmpty();
        isRefused(workshop.stock("pads", "add", 1), 409, "part_archived");
        isRefused(workshop.add("pads", 1, 0), 409, "part_exists");
        assertThat(workshop.post("/parts/pads/restore", Map.of()).status()).isEqualTo(200);
        assertThat(ids(workshop.get("/parts"))).containsExactly("pads");
    }

    private Api.Answer adds(String id, Map<String, ?> fields) {
        var all = new HashMap<String, Object>(Map.of("partId", id, "partName", " A part "));
        all.putAll(fields);
        return workshop.post("/parts", all);
    }

    @Test
    void numbers_are_exact_without_an_exponent_and_texts_are_trimmed() {
        var most = Map.of("currentStock", 1_000_000_000, "unitPrice", "99999999.9999");
        assertThat(adds("most", most).body())
                .contains("\"currentStock\":1000000000,", "\"unitPrice\":99999999.9999,");
        var power = Map.of("currentStock", new BigDecimal("1E+2"), "unitCost", "20.50");
        assertThat(adds("power", power).body())
                .contains("\"currentStock\":100,", "\"averageCost\":20.5,")
                .contains("\"partName\":\"A part\"");
        var fine = Map.of("currentStock", 2.125, "unitScale", 3, "description", "two\nlines");
        assertThat(adds("fine", fine).status()).isEqualTo(201);
        isRefused(adds("p", Map.of("currentStock", 1_000_000_001)), 400, "invalid_quantity");
        isRefused(workshop.stock("fine", "add", 0.1255), 400, "invalid_quantity");
        for (var wrong :
                List.<Map<String, ?>>of(
                        Map.of("unitPrice", "0.00005"),
                        Map.of("unitPrice", 100_000_000),
                        Map.of("unitPrice", -1),
                        Map.of("partName", "a\nb"),
                        Map.of("partName", "a\u0001b"),
                        Map.of("partName", "x".repeat(201)),
                        Map.of("description", "x".repeat(2_001)),
                        Map.of("vehicleModel", "x".repeat(101)),
                        Map.of("unit", "x".repeat(17)),
                        Map.of("supplierUrl", "x".repeat(201)),
                        Map.of("leadTimeDays", 366),
                        Map.of("unitScale", 4))) {
            isRefused(adds("p", wrong), 400, "validation_failed");
        }
    }

    @Test
    void what_a_form_sends_and_no_part_keeps_is_refused() {
        workshop.add("pads", 5, 5);
        isRefused(workshop.put("/parts/pads", Map.of("unitCost", 3)), 400, "validation_failed");
        var blank = new HashMap<String, Object>();
        blank.put("description", null);
        isRefused(workshop.put("/parts/pads", blank), 400, "validation_failed");
        assertThat(workshop.part("pads").path("version").asInt()).isEqualTo(1);
    }

    @Test
    void a_unit_is_fixed_once_something_moved_and_its_whole_number_is_no_other_total() {
        adds("oil", Map.of("unitScale", 3));
        assertThat(workshop.put("/parts/oil", Map.of("unitScale", 2)).status()).isEqualTo(200);
        workshop.stock("oil", "add", 2.25);
        isRefused(workshop.put("/parts/oil", Map.of("unitScale", 3)), 409, "scale_fixed");
        var form = workshop.put("/parts/oil", Map.of("currentStock", 2, "partName", "Oil"));
        assertThat(form.json().path("currentStock").asDouble()).as(form.body()).isEqualTo(2.25);
        workshop.put("/stock/oil", Map.of("quantity", 3, "vehicleModel", "Aygo"));
        var less = workshop.put("/parts/oil", Map.of("currentStock", 1));
        isRefused(less, 409, "pools_in_use");
        assertThat(less.json().path("pools").path(0).path("vehicleModel").asText())
                .isEqualTo("Aygo");
    }

    @Test
    void what_no_part_can_have_is_said_first_then_that_there_is_none_then_the_version() {
        adds("pads", Map.of("currentStock", 9));
        workshop.stock("pads", "subtract", 1);
        isRefused(workshop.put("/parts/none", Map.of("packSize", 0)), 400, "invalid_quantity");
        isRefused(
                workshop.put("/parts/none", Map.of("unit", "x".repeat(17))),
                400,
                "validation_failed");
        isRefused(
                workshop.put("/parts/none", Map.of(), "If-Match", "\"9\""), 404, "part_not_found");
        var outdated = Map.of("currentStock", 9);
        isRefused(
                workshop.put("/parts/pads", outdated, "If-Match", "\"1\""),
                412,
                "version_mismatch");
        isRefused(workshop.put("/parts/pads", outdated), 409, "stock_conflict");
        isRefused(
                workshop.put("/parts/pads", Map.of("userId", "999999")), 400, "validation_failed");
    }

    @Test
    void an_archived_number_is_free_and_taken_it_has_to_change_before_the_part_comes_back() {
        adds("old", Map.of("partNumber", "BP 01", "barcode", "4006"));
        isRefused(adds("next", Map.of("partNumber", "b p01")), 409, "part_number_exists");
        isRefused(adds("next", Map.of("barcode", "4006")), 409, "barcode_exists");
        workshop.delete("/parts/old");
        assertThat(workshop.delete("/parts/old").status()).as("again").isEqualTo(200);
        isRefused(workshop.delete("/parts/none"), 404, "part_not_found");
        assertThat(adds("next", Map.of("partNumber", "BP01")).status()).isEqualTo(201);
        isRefused(workshop.post("/parts/old/restore", Map.of()), 409, "part_number_exists");
        isRefused(workshop.put("/parts/old", Map.of("currentStock", 7)), 409, "part_archived");
        assertThat(workshop.put("/parts/old", Map.of("partNumber", "")).status()).isEqualTo(200);
        assertThat(workshop.post("/parts/old/restore", Map.of()).status()).isEqualTo(200);
    }

    @Test
    void six_files_a_minute_are_written_for_a_workshop_and_the_next_one_waits() {
        for (int i = 0; i < 6; i++) {
            assertThat(workshop.get("/parts/export").status()).isEqualTo(200);
        }
        var refused = workshop.get("/parts/export");
        isRefused(refused, 429, "rate_limited");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(workshop.get("/stock/verify").status()).as("another thing").isEqualTo(200);
        assertThat(SERVER.workshop().get("/parts/export").status()).isEqualTo(200);
    }

    @Test
    void two_workshops_own_a_part_of_one_id_and_nobody_comes_in_without_a_token() {
        workshop.add("p1", 5, 0);
        var other = SERVER.workshop();
        for (var path : List.of("/parts/p1", "/stock/p1")) {
            isRefused(other.get(path), 404, "part_not_found");
        }
        assertThat(ids(other.get("/parts"))).isEmpty();
        assertThat(other.add("p1", 9, 0).status()).as("an id of its own").isEqualTo(201);
        assertThat(other.stock("p1", "subtract", 2).status()).isEqualTo(200);
        assertThat(other.part("p1").path("currentStock").asInt()).isEqualTo(7);
        assertThat(workshop.part("p1").path("currentStock").asInt()).isEqualTo(5);
        assertThat(ids(other.get("/parts"))).containsExactly("p1");
        assertThat(other.get("/stock/movements").json().path("items")).hasSize(2);
        assertThat(workshop.get("/stock/movements").json().path("items")).hasSize(1);
        for (var path :
                List.of("/parts", "/parts/p1", "/stock/p1", "/stock/low", "/reorder/tasks")) {
            isRefused(SERVER.api().get(path), 401, "access_token_missing");
        }
    }
}
