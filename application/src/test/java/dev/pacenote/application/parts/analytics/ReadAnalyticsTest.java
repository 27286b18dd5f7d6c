package dev.pacenote.application.parts.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.analytics.StockSummary;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.Placing;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadAnalyticsTest {

    private final PartsWorld world = new PartsWorld();

    private Part.Key part(String id, int stock, int threshold, String category, String model) {
        var key = world.part(id, stock, threshold);
        world.manageParts(CrashPoint.whole())
                .edit(
                        PartsWorld.edit(
                                key,
                                VersionCondition.ANY,
                                it -> placed(it, category, model),
                                Optional.empty()));
        world.pass(Duration.ofSeconds(1));
        return key;
    }

    private static PartDetails placed(PartDetails details, String category, String model) {
        return new PartDetails(
                details.naming(),
                new Placing(new VehicleModel(model), List.of(), category, ""),
                new Supply(new Supply.Supplier("", "", "", ""), Money.of("0.1"), Optional.empty()),
                details.reordering(),
                details.unit());
    }

    private StockSummary stock() {
        return world.readAnalytics().summary(world.workshop).stock();
    }

    @Test
    void figures_add_up_and_spellings_are_one_group_by_the_oldest_part() {
        part("pads", 5, 5, "Brakes", "Camry");
        part("disc", 0, 0, "BRAKES", "");
        part("bulb", 9, 4, "", "camry");
        world.manageParts(CrashPoint.whole())
                .archive(part("old", 1, 5, "Other", ""), VersionCondition.ANY);

        assertThat(stock().all().count()).isEqualTo(3);
        assertThat(stock().all().value()).isEqualByComparingTo("1.4");
        assertThat(stock().all().low()).isEqualTo(1);
        assertThat(stock().outOfStock()).isEqualTo(1);
        assertThat(stock().categories()).containsOnlyKeys("Brakes", StockSummary.UNCATEGORIZED);
        assertThat(stock().models()).containsOnlyKeys("Camry", "ALL");
        for (var groups : List.of(stock().categories(), stock().models())) {
            assertThat(groups.values().stream().mapToInt(StockSummary.Figures::count).sum())
                    .isEqualTo(3);
            assertThat(
                            groups.values().stream()
                                    .map(StockSummary.Figures::value)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("1.4");
        }
    }

    @Test
    void low_parts_are_those_of_every_other_list_in_their_order() {
        part("c", 5, 5, "", "");
        part("a", 0, 9, "", "");
        part("b", 1, 5, "", "");
        part("fine", 9, 5, "", "");
        assertThat(world.readAnalytics().summary(world.workshop).low())
                .extracting(it -> it.key().id())
                .containsExactlyElementsOf(world.low());
    }

    @Test
    void months_without_a_movement_are_there_and_the_present_one_is_last() {
        var pads = part("pads", 9, 0, "", "");
        world.subtract(pads, 4);
        world.add(pads, 2);
        var months = world.readAnalytics().months(world.workshop, 3);
        assertThat(months).hasSize(3);
        assertThat(months.getFirst().partsMoved()).isZero();
        assertThat(months.getLast().partsMoved()).isEqualTo(1);
        assertThat(months.getLast().consumed()).isEqualByComparingTo("4");
        assertThat(months.getLast().consumedValue()).isEqualByComparingTo("0.4");
    }
}
