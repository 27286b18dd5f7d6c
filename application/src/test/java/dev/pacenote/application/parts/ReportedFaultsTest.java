package dev.pacenote.application.parts;

import static dev.pacenote.application.parts.PartsWorld.line;
import static dev.pacenote.application.parts.PartsWorld.newPart;
import static dev.pacenote.application.parts.PartsWorld.withRule;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Supply;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.MovementType;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people report most of software for stock, each as it must not be here. */
class ReportedFaultsTest {

    private static final VehicleModel CAMRY = new VehicleModel("Camry");
    private static final VehicleModel COROLLA = new VehicleModel("Corolla");

    private final PartsWorld world = new PartsWorld();

    private int lowCount() {
        return world.readAnalytics().summary(world.workshop).stock().all().low();
    }

    private Part part(Part.Key key) {
        return world.stocked(key).part();
    }

    @Test
    void a_notice_comes_whenever_a_part_runs_low_and_not_only_when_it_is_added() {
        var pads = world.part("pads", 20, 5);
        var bulb = world.part("bulb", 3, 5);
        assertThat(world.told()).as("low when it is added").containsExactly("parts.low");

        world.pass(Duration.ofDays(40));
        world.subtract(pads, 15);
        assertThat(world.told()).containsExactly("parts.low", "parts.low");

        world.add(bulb, 10);
        world.pass(Duration.ofDays(40));
        world.set(bulb, 5);
        assertThat(world.told()).as("low again, by a count").hasSize(3);
    }

    @Test
    void a_part_that_stays_low_for_a_month_is_one_proposal() {
        var pads = world.part("pads", 5, 5);
        for (int day = 0; day < 30; day++) {
            world.pass(Duration.ofDays(1));
            world.hourly();
            world.check();
        }
        assertThat(world.allTasks(pads)).hasSize(1);
        assertThat(world.told()).hasSize(1);
    }

    @Test
    void refilled_a_part_is_low_in_no_list_count_or_task_any_more() {
        var pads = world.part("pads", 2, 5);
        assertThat(lowCount()).isEqualTo(1);

        world.add(pads, 4);

        assertThat(world.low()).isEmpty();
        assertThat(lowCount()).isZero();
        assertThat(world.open(pads)).isEmpty();
        assertThat(world.readParts().find(pads).orElseThrow().shown().isLow()).isFalse();
        assertThat(world.check().counts().alerted()).isZero();
    }

    @Test
    void how_much_is_ordered_says_nothing_about_when_a_part_is_low() {
        var rule =
                new ReorderRule(
                        true,
                        Quantity.of(5),
                        Optional.of(Quantity.of(50)),
                        Optional.empty(),
                        Optional.empty());
        var pads = world.part("pads", 20, 0);
        world.manageParts(CrashPoint.whole())
                .edit(
                        PartsWorld.edit(
                                pads,
                                VersionCondition.ANY,
                                it -> withRule(it, rule),
                                Optional.empty()));
        assertThat(world.low()).as("20 are more than 5, and fewer than 50").isEmpty();

        world.subtract(pads, 15);

        var task = world.open(pads).orElseThrow();
        assertThat(world.readTasks().find(world.workshop, task.id()).orElseThrow().figures())
                .satisfies(it -> assertThat(it.offer().suggested()).isEqualTo(Quantity.of(50)));
    }

    @Test
    void a_part_is_judged_by_what_lies_on_all_shelves_together() {
        var pads = world.part("pads", 0, 5);
        world.change(line(pads, MovementType.RECEIVE, CAMRY, "3"));
        world.change(line(pads, MovementType.RECEIVE, COROLLA, "3"));
        assertThat(world.open(pads)).as("6 in all, and no shelf with more than 3").isEmpty();
        assertThat(world.low()).isEmpty();
        var told = world.told().size();

        world.change(line(pads, MovementType.CONSUME, CAMRY, "1"));

        assertThat(world.low()).containsExactly(pads.id());
        assertThat(world.told()).hasSize(told + 1);
    }

    /** In binary numbers ten times 0.1 is less than 1, and 2.85 a little less than 2.85. */
    @Test
    void a_tenth_taken_ten_times_is_one_and_a_price_is_what_was_typed() {
        var oil = world.key("oil");
        var details = PartDetails.named("Oil", Quantity.ZERO);
        world.manageParts(CrashPoint.whole())
                .add(
                        newPart(
                                oil,
                                new PartDetails(
                                        details.naming(),
                                        details.placing(),
                                        new Supply(
                                                details.supply().supplier(),
                                                Money.of("2.85"),
                                                Optional.empty()),
                                        details.reordering(),
                                        new Unit("litre", new UnitScale(1))),
                                1));
        assertThat(value()).isEqualTo("2.85");
        for (int i = 0; i < 10; i++) {
            assertThat(world.change(line(oil, MovementType.CONSUME, VehicleModel.ALL, "0.1")))
                    .isInstanceOf(ChangeStock.Result.Changed.class);
        }
        assertThat(part(oil).stock()).isEqualTo(Quantity.ZERO);
        assertThat(world.change(line(oil, MovementType.CONSUME, VehicleModel.ALL, "0.1")))
                .isInstanceOf(ChangeStock.Result.Refused.class);
        world.add(oil, 100);
        assertThat(value()).isEqualTo("285");
    }

    private String value() {
        return world.readAnalytics()
                .summary(world.workshop)
                .stock()
                .all()
                .value()
                .stripTrailingZeros()
                .toPlainString();
    }

    @Test
    void of_a_part_in_the_archive_nobody_hears_whatever_changes() {
        var pads = world.part("pads", 9, 5);
        var bulb = world.part("bulb", 2, 0);
        for (var key : new Part.Key[] {pads, bulb}) {
            world.manageParts(CrashPoint.whole()).archive(key, VersionCondition.ANY);
        }
        world.threshold(pads, 20);
        world.manageWorkshop(CrashPoint.whole())
                .change(world.workshop, it -> it.withDefaultThreshold(Quantity.of(3)));
        world.pass(Duration.ofDays(1));
        world.hourly();

        assertThat(world.told()).isEmpty();
        assertThat(world.low()).isEmpty();
        assertThat(lowCount()).isZero();
        assertThat(world.allTasks(pads)).isEmpty();
        assertThat(world.allTasks(bulb)).isEmpty();
    }
}
