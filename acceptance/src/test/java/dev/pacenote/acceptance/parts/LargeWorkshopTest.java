package dev.pacenote.acceptance.parts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.assembly.Assembly;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Thousands of parts: what they are worth to the cent, and files of thousands of lines. */
class LargeWorkshopTest {

    @RegisterExtension static final WorkshopServer SERVER = new WorkshopServer();

    /** As many lines as a file may have. */
    private static final int MAX = 5_000;

    /** Each line costs the functions' stand-ins much more than the server. */
    private static final int FILE = Assembly.current() == Assembly.LAMBDA ? 500 : MAX;

    private static final ObjectMapper EXACT =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final Workshop workshop = SERVER.workshop();

    private static String line(String name, int i, String price) {
        return "%s-%d,%s %d,%s,%s,%s,1"
                .formatted(name, i, name, i, name, i % 5 == 0 ? "Camry" : "", price);
    }

    private static String file(String name, String price) {
        return file(name, price, FILE);
    }

    private static String file(String name, String price, int lines) {
        return "partId,partName,category,vehicleModel,unitPrice,currentStock\n"
                + IntStream.range(0, lines)
                        .mapToObj(i -> line(name, i, price))
                        .collect(Collectors.joining("\n"));
    }

    private Api.Answer sends(String file) {
        return workshop.postCsv("/parts/import?dryRun=false", file);
    }

    private void imports(String name, String price) {
        int before = parts();
        var answer = sends(file(name, price));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().path("created").asInt()).isEqualTo(FILE);
        int all = before + FILE;
        Workshop.untilImported(SERVER.app(), () -> parts() == all);
        if (Assembly.current() == Assembly.LAMBDA) {
            var result = "/parts/import/" + answer.text("importId");
            Workshop.untilImported(
                    SERVER.app(), () -> !workshop.get(result).json().path("running").asBoolean());
            var became = workshop.get(result).json();
            assertThat(became.path("created").asInt()).isEqualTo(FILE);
            assertThat(became.path("rows").asInt()).isEqualTo(FILE);
            assertThat(became.path("errors")).isEmpty();
        }
    }

    private int parts() {
        return workshop.get("/analytics?type=summary").json().path("totalParts").asInt();
    }

    private JsonNode exactly(String path) throws Exception {
        return EXACT.readTree(workshop.get(path).body());
    }

    private static BigDecimal of(int parts, String price) {
        return new BigDecimal(price).multiply(BigDecimal.valueOf(parts));
    }

    private static BigDecimal value(JsonNode figures, String group, String key) {
        return figures.path(group).path(key).path("totalValue").decimalValue();
    }

    private static BigDecimal sum(JsonNode figures, String group, String field) {
        return figures.path(group)
                .valueStream()
                .map(it -> it.path(field).decimalValue())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void of_thousands_of_parts_no_cent_is_lost_and_both_maps_add_up() throws Exception {
        imports("Bulb", "0.1");
        // Rounded one by one these would lose half a cent each.
        imports("Nut", "0.1049");
        var precious =
                workshop.post(
                        "/parts",
                        Map.of(
                                "partId", "engine",
                                "partName", "Engine",
                                "category", "Engine",
                                "vehicleModel", "Camry",
                                "unitPrice", "99999999.99",
                                "currentStock", 1_000_000));
        assertThat(precious.status()).as(precious.body()).isEqualTo(201);

        var figures = exactly("/analytics?months=1");

        // More digits than a number of a machine has.
        var engine = new BigDecimal("99999999990000");
        assertThat(figures.path("totalParts").asInt()).isEqualTo(2 * FILE + 1);
        assertThat(figures.path("totalValue").decimalValue())
                .isEqualByComparingTo(engine.add(of(FILE, "0.2049")));
        assertThat(value(figures, "categories", "Bulb")).isEqualByComparingTo(of(FILE, "0.1"));
        assertThat(value(figures, "categories", "Nut")).isEqualByComparingTo(of(FILE, "0.1049"));
        assertThat(value(figures, "vehicleModels", "Camry"))
                .isEqualByComparingTo(engine.add(of(FILE / 5, "0.2049")));
        for (var group : new String[] {"categories", "vehicleModels"}) {
            assertThat(sum(figures, group, "count"))
                    .isEqualByComparingTo(BigDecimal.valueOf(2L * FILE + 1));
            assertThat(sum(figures, group, "totalValue"))
                    .isEqualByComparingTo(figures.path("totalValue").decimalValue());
        }
        var summary = exactly("/analytics?type=summary");
        assertThat(summary.path("totalValue")).isEqualTo(figures.path("totalValue"));
        assertThat(summary.path("totalCost").decimalValue())
                .isEqualByComparingTo(figures.path("totalCost").decimalValue());
    }

    @Test
    void of_a_file_of_thousands_of_lines_each_bad_one_is_named_and_nothing_is_written() {
        var wrong =
                file("Bulb", "0.1")
                        .replace("Bulb-17,Bulb 17,", "Bulb-17,,")
                        .replace("Bulb-%d,".formatted(FILE / 2), "Bulb-1,")
                        .replace(line("Bulb", FILE - 1, "0.1"), line("Bulb", FILE - 1, "0.00001"));

        var refused = sends(wrong);

        Workshop.isRefused(refused, 400, "import_rejected");
        assertThat(refused.json().path("errors").valueStream().map(it -> it.path("line").asInt()))
                .containsExactly(19, FILE / 2 + 2, FILE + 1);
        assertThat(workshop.get("/parts").json()).isEmpty();
        Workshop.isRefused(sends(file("Bulb", "0.1", MAX + 1)), 400, "import_rejected");
        assertThat(workshop.get("/parts").json()).isEmpty();
    }
}
