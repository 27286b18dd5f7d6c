package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pacenote.acceptance.support.Api;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Jobs take several parts at once; stock moves between pools; mistakes are taken back. */
@Tag("mixed")
class JobsTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    private final Workshop workshop = SERVER.workshop();

    private static Map<String, Object> line(String part, int quantity) {
        return Map.of("partId", part, "type", "consume", "quantity", quantity);
    }

    private Api.Answer job(List<Map<String, Object>> lines) {
        return workshop.post("/stock/movements", Map.of("reference", "JOB-1182", "lines", lines));
    }

    private int stock(String part) {
        return workshop.part(part).path("currentStock").asInt();
    }

    private List<JsonNode> ledger(String query) {
        return workshop.get("/stock/movements" + query).json().path("items").valueStream().toList();
    }

    @Test
    void a_job_takes_all_of_its_parts_or_none() {
        workshop.add("pads", 4, 0);
        workshop.add("disc", 1, 0);
        workshop.add("bulb", 9, 0);

        var refused = job(List.of(line("pads", 2), line("disc", 2), line("bulb", 1)));
        isRefused(refused, 409, "insufficient_stock");
        assertThat(refused.json().path("lines")).hasSize(1);
        assertThat(refused.json().path("lines").path(0).path("index").asInt()).isEqualTo(1);
        assertThat(refused.json().path("lines").path(0).path("available").asInt()).isEqualTo(1);
        assertThat(stock("pads")).isEqualTo(4);
        assertThat(ledger("?type=consume")).isEmpty();

        var done = job(List.of(line("pads", 2), line("disc", 1), line("bulb", 1)));
        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(Workshop.ids(done)).containsExactly("pads", "disc", "bulb");
        assertThat(ledger("?reference=JOB-1182")).hasSize(3);
        assertThat(stock("disc")).isZero();
    }

    @Test
    void fifteen_lines_are_a_job_and_bad_ones_change_nothing() {
        workshop.add("pads", 15, 0);
        var lines = new ArrayList<>(IntStream.range(0, 15).mapToObj(_ -> line("pads", 1)).toList());
        lines.add(line("pads", 1));
        isRefused(job(lines), 400, "validation_failed");
        isRefused(job(List.of()), 400, "validation_failed");
        isRefused(
                job(List.of(line("pads", 1), Map.of("partId", "pads", "type", "consume"))),
                400,
                "invalid_quantity");
        isRefused(job(List.of(line("pads", 1), line("none", 1))), 404, "part_not_found");
        assertThat(stock("pads")).isEqualTo(15);
        assertThat(job(lines.subList(0, 15)).status()).isEqualTo(201);
        assertThat(stock("pads")).isZero();
    }

    @Test
    void a_job_of_fifteen_different_parts_is_fifteen_movements() {
        var parts = IntStream.range(0, 15).mapToObj(i -> "part-" + i).toList();
        parts.forEach(part -> workshop.add(part, 3, 2));

        var done = job(parts.stream().map(part -> line(part, 2)).toList());

        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(Workshop.ids(done)).isEqualTo(parts);
        assertThat(ledger("?reference=JOB-1182"))
                .hasSize(15)
                .allSatisfy(it -> assertThat(it.path("delta").asInt()).isEqualTo(-2))
                .extracting(it -> it.path("partId").asText())
                .containsExactlyInAnyOrderElementsOf(parts);
        assertThat(parts).allSatisfy(part -> assertThat(stock(part)).isEqualTo(1));
        assertThat(workshop.needed()).containsExactlyInAnyOrderElementsOf(parts);
        workshop.hasCleanBooks();
    }

    @Test
    void pools_and_transfers_keep_the_total() {
        workshop.add("pads", 10, 0);
        var moved =
                workshop.post(
                        "/stock/pads/transfer",
                        Map.of("from", "ALL", "to", "Camry", "quantity", 7));
        assertThat(moved.status()).as(moved.body()).isEqualTo(201);
        assertThat(moved.json().valueStream().map(it -> it.path("type").asText()))
                .containsExactly("transfer_out", "transfer_in");
        assertThat(moved.json().valueStream().map(it -> it.path("totalAfter").asInt()))
                .containsExactly(10, 10);
        isRefused(workshop.stock("pads", "set", 12), 409, "pools_in_use");
        isRefused(
                workshop.post(
                        "/stock/pads/transfer",
                        Map.of("from", "Camry", "to", "ALL", "quantity", 8)),
                409,
                "insufficient_stock");
        var rows = workshop.get("/stock/pads").json();
        assertThat(rows.valueStream().map(it -> it.path("vehicleModel").asText()))
                .containsExactly("ALL", "Camry");
        assertThat(rows.valueStream().map(it -> it.path("quantity").asInt())).containsExactly(3, 7);
        var set =
                workshop.put(
                        "/stock/pads",
                        Map.of(
                                "quantity",
                                12,
                                "expectedVersion",
                                rows.path(0).path("version").asLong()));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
        assertThat(stock("pads")).isEqualTo(19);
    }

    @Test
    void a_receipt_is_taken_back_once_with_its_cost() {
        workshop.add("pads", 5, 0);
        workshop.put("/stock/pads", Map.of("operation", "add", "quantity", 4, "unitCost", 20));
        var receipt =
                workshop.put(
                        "/stock/pads", Map.of("operation", "add", "quantity", 6, "unitCost", 22));
        assertThat(workshop.part("pads").path("averageCost").asDouble()).isEqualTo(20.8);
        var path =
                "/stock/movements/"
                        + receipt.json().path("movement").path("movementId").asText()
                        + "/reverse";
        var reversed = workshop.post(path, Map.of("reason", "wrong box"));
        assertThat(reversed.status()).as(reversed.body()).isEqualTo(201);
        assertThat(reversed.json().path("delta").asInt()).isEqualTo(-6);
        assertThat(stock("pads")).isEqualTo(9);
        assertThat(workshop.part("pads").path("averageCost").asDouble()).isEqualTo(20);
        isRefused(workshop.post(path, Map.of()), 409, "already_reversed");
        isRefused(
                workshop.post(
                        "/stock/movements/" + reversed.text("movementId") + "/reverse", Map.of()),
                409,
                "not_reversible");
        isRefused(SERVER.workshop().post(path, Map.of()), 404, "movement_not_found");
        assertThat(workshop.get("/stock/verify").json().path("mismatches")).isEmpty();
    }

    @Test
    void of_a_transfer_both_movements_are_taken_back_and_answered() {
        workshop.add("pads", 5, 0);
        var moved =
                workshop.post("/stock/pads/transfer", Map.of("to", "Camry", "quantity", 2)).json();
        var reversed =
                workshop.post(
                        "/stock/movements/"
                                + moved.path(0).path("movementId").asText()
                                + "/reverse",
                        Map.of());
        assertThat(reversed.status()).as(reversed.body()).isEqualTo(201);
        assertThat(
                        reversed.json()
                                .path("movements")
                                .valueStream()
                                .map(it -> it.path("reverses").asText()))
                .containsExactly(
                        moved.path(0).path("movementId").asText(),
                        moved.path(1).path("movementId").asText());
        assertThat(workshop.get("/stock/pads").json().path(0).path("quantity").asInt())
                .isEqualTo(5);
    }

    @Test
    void the_ledger_is_read_in_pages_that_belong_to_one_workshop() {
        workshop.add("pads", 5, 0);
        workshop.stock("pads", "add", 1);
        workshop.stock("pads", "subtract", 2);
        var first = workshop.get("/stock/pads/movements?limit=2").json();
        assertThat(first.path("items").valueStream().map(it -> it.path("type").asText()))
                .containsExactly("consume", "receive");
        var cursor = first.path("nextCursor").asText();
        var second = workshop.get("/stock/pads/movements?limit=2&cursor=" + cursor).json();
        assertThat(second.path("items").valueStream().map(it -> it.path("type").asText()))
                .containsExactly("opening");
        assertThat(second.path("nextCursor").isNull()).isTrue();
        var whole = workshop.get("/stock/pads/movements?limit=3").json();
        assertThat(whole.path("items")).hasSize(3);
        assertThat(whole.path("nextCursor").isNull()).isTrue();
        var file = workshop.get("/stock/pads/movements?format=csv&limit=2");
        assertThat(file.header("Content-Type")).startsWith("text/csv");
        assertThat(file.header("X-Next-Cursor")).isEqualTo(cursor);
        assertThat(file.body()).startsWith("createdAt,occurredAt,partId,seq,type,");
        assertThat(file.body().lines().skip(1)).hasSize(2).first().asString().contains(",-2,4,4,");
        assertThat(workshop.get("/stock/movements?format=csv&cursor=" + cursor).body().lines())
                .singleElement()
                .asString()
                .contains(",opening,");
        isRefused(workshop.get("/stock/movements?format=xml"), 400, "validation_failed");
        var other = SERVER.workshop();
        isRefused(other.get("/stock/movements?cursor=" + cursor), 400, "invalid_cursor");
        isRefused(other.get("/stock/pads/movements"), 404, "part_not_found");
        assertThat(other.get("/stock/movements").json().path("items")).isEmpty();
        isRefused(workshop.get("/stock/movements?type=gift"), 400, "validation_failed");
    }

    @Test
    void an_export_of_the_account_holds_its_parts() {
        workshop.add("pads", 5, 0);
        workshop.stock("pads", "subtract", 2);
        SERVER.workshop().add("other", 1, 0);
        var parts = workshop.get("/api/v1/users/me/export").json().path("parts");
        assertThat(parts).hasSize(1);
        assertThat(parts.path(0).path("currentStock").asInt()).isEqualTo(3);
        assertThat(
                        parts.path(0)
                                .path("movements")
                                .valueStream()
                                .map(it -> it.path("delta").asInt()))
                .containsExactly(5, -2);
    }
}
