package dev.pacenote.acceptance.parts;

import static dev.pacenote.acceptance.parts.Workshop.isRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.acceptance.support.Api;
import dev.pacenote.acceptance.support.ServerOnly;
import dev.pacenote.acceptance.support.TestApplication;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a workshop has and what it used up. */
@ServerOnly("the functions have no tables for parts yet")
class AnalyticsTest {

    private static final TestApplication APP =
            new TestApplication(Instant.parse("2026-11-20T12:00:00Z"))
                    .with("FEATURES", "trackmania,parts");

    private static Api api = new Api(0);

    private final Workshop workshop = Workshop.opened(api);

    @BeforeAll
    static void open() {
        api = APP.open();
    }

    @AfterAll
    static void close() {
        APP.close();
    }

    @Test
    void figures_of_shelves_and_months_are_numbers_that_add_up() {
        workshop.add("pads", 9, 5);
        workshop.put("/parts/pads", Map.of("unitPrice", 24.5, "category", "Brakes"));
        workshop.stock("pads", "subtract", 4);
        workshop.add("bulb", 0, 0);

        var figures = workshop.get("/analytics?months=2").json();
        assertThat(figures.path("totalParts").asInt()).isEqualTo(2);
        assertThat(figures.path("totalValue").isNumber()).isTrue();
        assertThat(figures.path("totalValue").asDouble()).isEqualTo(122.5);
        assertThat(figures.path("lowStockCount").asInt()).isEqualTo(1);
        assertThat(figures.path("outOfStockCount").asInt()).isEqualTo(1);
        assertThat(figures.path("lowStockItems").path(0).path("severity").asText())
                .isEqualTo("low");
        assertThat(figures.path("categories").path("Brakes").path("count").asInt()).isEqualTo(1);
        assertThat(figures.path("categories").has("Uncategorized")).isTrue();
        var months = figures.path("monthlyConsumption");
        assertThat(months.fieldNames()).toIterable().containsExactly("2026-10", "2026-11");
        assertThat(months.path("2026-11").path("estimatedConsumption").asInt()).isEqualTo(4);
        assertThat(months.path("2026-11").path("consumptionValue").asDouble()).isEqualTo(98);

        assertThat(workshop.get("/analytics?type=low-stock").json()).hasSize(1);
        assertThat(workshop.get("/analytics?type=summary").json().path("categoriesCount").asInt())
                .isEqualTo(2);
        isRefused(workshop.get("/analytics?type=weather"), 400, "validation_failed");
        isRefused(workshop.get("/analytics?months=37"), 400, "validation_failed");
        isRefused(api.get("/analytics"), 401, "access_token_missing");
        assertThat(Workshop.opened(api).get("/analytics").json().path("totalParts").asInt())
                .isZero();
    }
}
