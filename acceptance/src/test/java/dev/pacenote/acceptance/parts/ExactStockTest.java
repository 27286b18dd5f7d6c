package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.ids;
import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Concurrently;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The number on the screen is the number on the shelf: typed, summed, fought for, put away. */
class ExactStockTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    private final Workshop workshop = SERVER.workshop();

    private List<String> ledger(String part) {
        return workshop.get("/stock/" + part + "/movements")
                .json()
                .path("items")
                .valueStream()
                .map(it -> it.path("type").asText())
                .toList();
    }

    @Test
    void what_is_no_quantity_is_no_line_of_the_ledger() {
        workshop.add("pads", 5, 0);
        for (var bad : List.of("null", "\"5\"", "1.5", "-1", "true", "1e400", "[5]", "{}")) {
            isRefused(
                    workshop.putText(
                            "/stock/pads", "{\"operation\":\"add\",\"quantity\":" + bad + "}"),
                    400,
                    "invalid_quantity");
        }
        isRefused(workshop.stock("pads", "frob", 1), 400, "invalid_operation");
        assertThat(ledger("pads")).containsExactly("opening");
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(5);
    }

    /** In binary, ten tenths are less than one and ten times 2.85 is more than 28.5. */
    @Test
    void tenths_that_come_as_numbers_make_one_and_prices_their_sum() {
        workshop.post("/parts", Map.of("partId", "oil", "partName", "Oil", "unitScale", 1));
        for (int i = 0; i < 10; i++) {
            workshop.putText("/stock/oil", "{\"operation\":\"add\",\"quantity\":0.1}");
            var tin = workshop.putText("/parts/oil", "{\"unitPrice\":2.85,\"category\":\"Oils\"}");
            assertThat(tin.status()).as(tin.body()).isEqualTo(200);
            workshop.post(
                    "/parts",
                    Map.of(
                            "partId",
                            "tin-" + i,
                            "partName",
                            "A tin",
                            "category",
                            "Tins",
                            "currentStock",
                            1,
                            "unitPrice",
                            2.85));
        }
        assertThat(workshop.get("/parts/oil").body())
                .contains("\"currentStock\":1,", "\"unitPrice\":2.85,");
        assertThat(workshop.get("/analytics?months=1").body())
                .contains("\"totalValue\":31.35,", "\"totalValue\":28.5,")
                .contains("\"totalValue\":2.85,");
        workshop.hasCleanBooks();
    }

    @Test
    void the_last_units_are_told_once_as_low_and_the_books_are_clean() throws Exception {
        workshop.add("pads", 100, 5);
        var answers = Concurrently.atOnce(50, () -> workshop.takes("pads", 3));
        assertThat(answers.stream().filter(status -> status == 200)).hasSize(33);
        assertThat(answers.stream().filter(status -> status == 409)).hasSize(17);
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(1);
        assertThat(workshop.told()).containsExactly("parts.low");
        assertThat(workshop.open()).containsExactly("pads");
        assertThat(ledger("pads")).hasSize(34);
        workshop.hasCleanBooks();
    }

    @Test
    void a_part_that_is_put_away_needs_nothing_and_comes_back_with_its_history() {
        workshop.add("pads", 6, 5);
        workshop.stock("pads", "subtract", 1);
        var task = workshop.openTask("pads");
        var before = workshop.get("/stock/pads/movements").json();
        assertThat(before.path("items")).hasSize(2);

        assertThat(workshop.delete("/parts/pads").status()).isEqualTo(200);
        var closed = workshop.get("/reorder/tasks/" + task).json();
        assertThat(closed.path("status").asText()).isEqualTo("resolved");
        assertThat(closed.path("closeReason").asText()).isEqualTo("part_archived");
        assertThat(workshop.open()).isEmpty();
        assertThat(ids(workshop.get("/stock/low"))).isEmpty();

        assertThat(workshop.post("/parts/pads/restore", Map.of()).status()).isEqualTo(200);
        assertThat(workshop.get("/stock/pads/movements").json()).isEqualTo(before);
        assertThat(workshop.part("pads").path("currentStock").asInt()).isEqualTo(5);
        assertThat(workshop.openTask("pads")).as("low again").isNotEqualTo(task);
        workshop.hasCleanBooks();
    }
}
