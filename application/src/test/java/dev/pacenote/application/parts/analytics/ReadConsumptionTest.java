package dev.pacenote.application.parts.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Action;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.analytics.AbcPart;
import dev.pacenote.domain.parts.analytics.DeadStock;
import dev.pacenote.domain.parts.analytics.StockCover;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.reorder.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReadConsumptionTest {

    private final PartsWorld world = new PartsWorld();

    private Part.Key part(String id, int stock, String price, String supplier) {
        var key = world.key(id);
        var named = PartDetails.named(id, Quantity.of(5));
        world.manageParts(CrashPoint.whole())
                .add(
                        PartsWorld.newPart(
                                key,
                                new PartDetails(
                                        named.naming(),
                                        named.placing(),
                                        new Supply(
                                                new Supply.Supplier(supplier, "", "", ""),
                                                Money.of(price),
                                                Optional.empty()),
                                        named.reordering(),
                                        named.unit()),
                                stock));
        return key;
    }

    private YearMonth month() {
        return YearMonth.from(world.now.atZone(ZoneOffset.UTC));
    }

    @Test
    void uses_of_months_add_up_and_months_without_one_are_there() {
        var pads = part("pads", 90, "2.5", "");
        part("bulb", 9, "1", "");
        var before = month();
        world.subtract(pads, 4);
        world.pass(Duration.ofDays(31));
        world.subtract(pads, 2);

        var found = world.readConsumption().consumption(world.workshop, 3);

        assertThat(found)
                .extracting(it -> it.part().key().id().value())
                .containsExactly("pads", "bulb");
        assertThat(found.getFirst().all().quantity()).isEqualByComparingTo("6");
        assertThat(found.getFirst().all().value()).isEqualByComparingTo("15");
        assertThat(found.getFirst().months().sequencedKeySet())
                .containsExactly(month().minusMonths(2), before, month());
        assertThat(found.getLast().months().values())
                .allSatisfy(it -> assertThat(it.quantity()).isZero());
        assertThat(world.readConsumption().consumption(world.workshop, 1).getFirst().all().value())
                .as("of this month alone")
                .isEqualByComparingTo("5");
    }

    @Test
    void what_is_used_up_first_comes_first_with_an_advice_by_what_its_supplier_took() {
        var pads = part("pads", 95, "2", "Rossi");
        part("idle", 6, "2", "");
        var disc = part("disc", 4, "2", "ROSSI");
        world.act(
                world.open(disc).orElseThrow(),
                new Action.PlaceOrder(
                        BigDecimal.TEN, _ -> new Order.Expected(Optional.empty(), "")));
        world.pass(Duration.ofDays(9));
        world.add(disc, 10);
        world.pass(Duration.ofDays(21));
        world.subtract(pads, 30);
        world.subtract(disc, 7);

        var found = world.readConsumption().cover(world.workshop);

        assertThat(found)
                .extracting(it -> it.part().key().id().value())
                .containsExactly("disc", "pads", "idle");
        StockCover shown = found.get(1);
        assertThat(shown.use().average()).isEqualByComparingTo("1");
        assertThat(shown.coverDays()).contains(new BigDecimal("65.0"));
        assertThat(shown.leadDays()).contains(BigDecimal.valueOf(9));
        // sigma = √(900 ÷ 30 − 1), 9 + 1.65 × √29 × √9 = 35.66
        assertThat(shown.suggestedThreshold()).contains(new BigDecimal("36"));
        assertThat(found.getLast().coverDays()).isEmpty();
        assertThat(found.getLast().suggestedThreshold()).as("no lead time is known").isEmpty();
        assertThat(world.told()).as("an advice tells nobody").containsExactly("parts.low");
    }

    @Test
    void what_nobody_used_for_180_days_is_dead_and_the_most_valuable_comes_first() {
        part("cheap", 10, "1", "");
        part("dear", 1, "99", "");
        var used = part("used", 10, "50", "");
        part("none", 0, "50", "");
        world.manageParts(CrashPoint.whole())
                .archive(part("old", 9, "9", ""), VersionCondition.ANY);
        world.pass(Duration.ofDays(181));
        world.subtract(used, 1);
        part("young", 9, "9", "");

        assertThat(world.readConsumption().deadStock(world.workshop))
                .extracting(it -> it.part().key().id().value(), DeadStock::value)
                .containsExactly(
                        tuple("dear", new BigDecimal("99")), tuple("cheap", new BigDecimal("10")));
    }

    @Test
    void parts_are_ranked_by_what_was_used_of_them_in_twelve_months() {
        var dear = part("dear", 90, "100", "");
        var cheap = part("cheap", 90, "1", "");
        var past = part("past", 90, "100", "");
        world.subtract(past, 50);
        world.pass(Duration.ofDays(400));
        world.subtract(dear, 10);
        world.subtract(cheap, 10);

        assertThat(world.readConsumption().abc(world.workshop))
                .extracting(it -> it.part().key().id(), AbcPart::group)
                .containsExactly(
                        tuple(new PartId("dear"), AbcPart.Group.A),
                        tuple(new PartId("cheap"), AbcPart.Group.C),
                        tuple(new PartId("past"), AbcPart.Group.C));
    }
}
