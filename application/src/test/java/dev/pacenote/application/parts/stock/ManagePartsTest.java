package dev.pacenote.application.parts.stock;

import static dev.pacenote.application.parts.PartsWorld.edit;
import static dev.pacenote.application.parts.PartsWorld.newPart;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.application.parts.stock.CommitPartsChange.Unique;
import dev.pacenote.application.parts.stock.ManageParts.Result;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.catalogue.Naming;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.Placing;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.ReorderRule;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.UnitScale;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.CloseReason;
import dev.pacenote.domain.parts.reorder.TaskState;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ManagePartsTest {

    private final PartsWorld world = new PartsWorld();

    private ManageParts manage() {
        return world.manageParts(CrashPoint.whole());
    }

    private Result typed(Part.Key key, int total) {
        return manage().edit(edit(key, VersionCondition.ANY, it -> it, Optional.of(total)));
    }

    private static PartDetails numbered(String name, String number) {
        var details = PartDetails.named(name, Quantity.ZERO);
        return new PartDetails(
                new Naming(name, number, "", ""),
                details.placing(),
                details.supply(),
                details.reordering(),
                details.unit());
    }

    @Test
    void stale_form_never_overwrites_stock_with_an_old_number() {
        var pads = world.part("pads", 20, 0);
        world.pass(Duration.ofDays(29));
        world.subtract(pads, 5);

        assertThat(typed(pads, 15)).isInstanceOf(Result.Saved.class);
        assertThat(world.ledger(pads)).as("the present total is no count").hasSize(2);
        assertThat(typed(pads, 20)).isEqualTo(new Result.OldStock(Quantity.of(15), 2));
        assertThat(world.stock(pads)).isEqualTo(15);
        assertThat(typed(pads, 25)).isInstanceOf(Result.Saved.class);
        assertThat(world.ledger(pads).getLast())
                .satisfies(
                        count -> {
                            assertThat(count.type()).isEqualTo(MovementType.COUNT);
                            assertThat(count.delta()).isEqualTo(Quantity.of(10));
                            assertThat(count.reason().source()).isEqualTo(Movement.Source.FORM);
                        });
    }

    /** Of what is counted in litres, with what there is of it. */
    private Part.Key oil(String stock) {
        var oil = world.key("oil");
        var named = PartDetails.named("Oil", Quantity.ZERO);
        assertThat(
                        manage().add(
                                        new ManageParts.NewPart(
                                                world.workshop,
                                                Optional.of(oil.id()),
                                                new PartDetails(
                                                        named.naming(),
                                                        named.placing(),
                                                        named.supply(),
                                                        named.reordering(),
                                                        new Unit("litre", new UnitScale(1))),
                                                new BigDecimal(stock),
                                                Optional.empty(),
                                                Movement.Source.API)))
                .isInstanceOf(Result.Saved.class);
        return oil;
    }

    private Quantity there(Part.Key key) {
        return world.stocked(key).part().stock();
    }

    @Test
    void stale_form_of_whole_numbers_never_overwrites_a_stock_with_decimals() {
        var oil = oil("20.5");
        world.subtract(oil, 5);

        assertThat(typed(oil, 15))
                .as("the present one without its half")
                .isInstanceOf(Result.Saved.class);
        assertThat(there(oil)).isEqualTo(Quantity.of("15.5"));
        assertThat(typed(oil, 20))
                .as("a form that was loaded before showed 20")
                .isEqualTo(new Result.OldStock(Quantity.of("15.5"), 2));
        assertThat(there(oil)).isEqualTo(Quantity.of("15.5"));
        assertThat(typed(oil, 21)).as("no form showed 21").isInstanceOf(Result.Saved.class);
        assertThat(there(oil)).isEqualTo(Quantity.of(21));
    }

    @Test
    void a_total_that_no_open_form_can_have_loaded_is_a_count() {
        var pads = world.part("pads", 20, 0);
        world.subtract(pads, 5);
        world.pass(Duration.ofDays(31));
        world.subtract(pads, 1);

        assertThat(typed(pads, 15))
                .as("in force 31 days ago until now")
                .isInstanceOf(Result.OldStock.class);
        assertThat(typed(pads, 20)).isInstanceOf(Result.Saved.class);
        assertThat(world.stock(pads)).isEqualTo(20);
    }

    @Test
    void a_total_with_a_version_that_holds_is_a_count_and_with_an_old_one_nothing_changes() {
        var pads = world.part("pads", 20, 0);
        world.subtract(pads, 5);
        var held = new VersionCondition(Optional.of(Set.of(2L)));

        assertThat(manage().edit(edit(pads, held, it -> it, Optional.of(20))))
                .isInstanceOf(Result.Saved.class);
        assertThat(world.stock(pads)).isEqualTo(20);
        assertThat(manage().edit(edit(pads, held, it -> it, Optional.of(9))))
                .isEqualTo(new Result.VersionMismatch(3));
    }

    private void saved(Part.Key key, int threshold, int total) {
        assertThat(
                        manage().edit(
                                        edit(
                                                key,
                                                VersionCondition.ANY,
                                                it ->
                                                        PartsWorld.withRule(
                                                                it,
                                                                ReorderRule.of(
                                                                        Quantity.of(threshold))),
                                                Optional.of(total))))
                .isInstanceOf(Result.Saved.class);
        assertThat(world.stock(key)).isEqualTo(total);
    }

    @Test
    void a_rule_and_a_total_that_are_saved_together_tell_nothing_of_a_part_that_is_not_low() {
        var pads = world.part("pads", 8, 5);

        saved(pads, 9, 20);

        assertThat(world.allTasks(pads)).isEmpty();
        assertThat(world.told()).isEmpty();
    }

    @Test
    void a_part_that_stays_low_with_another_rule_and_another_total_keeps_its_task() {
        var pads = world.part("pads", 4, 5);
        var task = world.open(pads).orElseThrow();

        saved(pads, 2, 1);

        assertThat(world.allTasks(pads)).containsExactly(task);
        assertThat(world.told()).containsExactly("parts.low");
    }

    @Test
    void a_part_that_runs_low_by_its_rule_and_its_total_is_told_once() {
        var pads = world.part("pads", 8, 5);

        saved(pads, 9, 3);

        assertThat(world.allTasks(pads))
                .singleElement()
                .satisfies(task -> assertThat(task.stockAtOpen()).isEqualTo(Quantity.of(3)));
        assertThat(world.told()).containsExactly("parts.low");
    }

    @Test
    void a_task_that_a_lower_threshold_ends_is_not_called_restocked_for_a_count_of_less() {
        var pads = world.part("pads", 4, 5);

        saved(pads, 2, 3);

        assertThat(world.allTasks(pads))
                .singleElement()
                .satisfies(
                        task ->
                                assertThat(((TaskState.Closed) task.state()).reason())
                                        .isEqualTo(CloseReason.THRESHOLD_CHANGED));
    }

    @Test
    void archive_closes_the_task_and_frees_the_number_and_restore_brings_the_history_back() {
        var pads = world.key("pads");
        manage().add(newPart(pads, numbered("Pads", "BP 01"), 2));
        world.threshold(pads, 5);
        assertThat(world.open(pads)).isPresent();

        assertThat(manage().archive(pads, VersionCondition.ANY)).isInstanceOf(Result.Saved.class);
        assertThat(manage().archive(pads, VersionCondition.ANY)).isInstanceOf(Result.Saved.class);
        assertThat(world.open(pads)).isEmpty();
        assertThat(world.allTasks(pads))
                .singleElement()
                .satisfies(task -> assertThat(task.state().word()).isEqualTo("resolved"));
        assertThat(world.low()).isEmpty();
        assertThat(world.parts.list(PartsQuery.all(world.settings())).rows()).isEmpty();
        assertThat(manage().add(newPart(pads, numbered("Pads", ""), 1)))
                .as("it keeps its id")
                .isEqualTo(new Result.Taken(Unique.PART_ID));

        var other = world.key("other");
        assertThat(manage().add(newPart(other, numbered("Other", "bp01"), 1)))
                .as("the number is free")
                .isInstanceOf(Result.Saved.class);
        assertThat(manage().restore(pads, VersionCondition.ANY))
                .isEqualTo(new Result.Taken(Unique.PART_NUMBER));
        manage().edit(
                        edit(
                                pads,
                                VersionCondition.ANY,
                                _ -> numbered("Pads", ""),
                                Optional.empty()));
        assertThat(manage().restore(pads, VersionCondition.ANY)).isInstanceOf(Result.Saved.class);
        assertThat(world.ledger(pads)).hasSize(1);
        assertThat(world.stock(pads)).isEqualTo(2);
    }

    @Test
    void a_number_is_of_one_part_in_whatever_case_and_with_whatever_blanks() {
        manage().add(newPart(world.key("a"), numbered("A", "BP 01"), 1));

        assertThat(manage().add(newPart(world.key("b"), numbered("B", "b p01"), 1)))
                .isEqualTo(new Result.Taken(Unique.PART_NUMBER));
        assertThat(world.readParts().byNumber(world.workshop, "bp01"))
                .hasValueSatisfying(it -> assertThat(it.part().key()).isEqualTo(world.key("a")));
        assertThat(manage().add(newPart(world.key("c"), numbered("C", ""), 1)))
                .isInstanceOf(Result.Saved.class);
        assertThat(manage().add(newPart(world.key("d"), numbered("D", ""), 1)))
                .as("none is no number")
                .isInstanceOf(Result.Saved.class);
    }

    @Test
    void another_spelling_of_a_model_is_stored_as_it_was_answered() {
        var pads = world.part("pads", 5, 0);
        saves(pads, placed("Camry", "corolla"));

        saves(pads, placed("CAMRY", "corolla"));
        saves(pads, placed("CAMRY", "Corolla"));
        assertThat(world.stocked(pads).part().version()).isEqualTo(4);
        saves(pads, placed("CAMRY", "Corolla"));
        assertThat(world.stocked(pads).part().version()).as("nothing is new").isEqualTo(4);
    }

    /** The answer and what is stored name the models as they were typed. */
    private void saves(Part.Key key, Placing placing) {
        UnaryOperator<PartDetails> placed =
                it ->
                        new PartDetails(
                                it.naming(), placing, it.supply(), it.reordering(), it.unit());
        var saved =
                (Result.Saved)
                        manage().edit(edit(key, VersionCondition.ANY, placed, Optional.empty()));
        assertThat(
                        List.of(
                                saved.part().part().details().placing().toString(),
                                world.stocked(key).part().details().placing().toString()))
                .containsOnly(placing.toString());
    }

    private static Placing placed(String model, String alsoFits) {
        return new Placing(new VehicleModel(model), List.of(new VehicleModel(alsoFits)), "", "");
    }

    @Test
    void the_unit_is_fixed_once_something_was_counted_in_it() {
        var pads = world.part("pads", 0, 0);
        UnaryOperator<PartDetails> litres =
                it ->
                        new PartDetails(
                                it.naming(),
                                it.placing(),
                                it.supply(),
                                it.reordering(),
                                new Unit("litre", new UnitScale(2)));
        UnaryOperator<PartDetails> each =
                it ->
                        new PartDetails(
                                it.naming(), it.placing(), it.supply(), it.reordering(), Unit.EACH);
        assertThat(manage().edit(edit(pads, VersionCondition.ANY, litres, Optional.empty())))
                .isInstanceOf(Result.Saved.class);
        world.add(pads, 1);
        assertThat(manage().edit(edit(pads, VersionCondition.ANY, each, Optional.empty())))
                .isInstanceOf(Result.ScaleFixed.class);
    }

    @Test
    void a_part_is_ordered_by_numbers_that_it_is_counted_in() {
        var halves = PartDetails.named("Oil", Quantity.of("2.5"));
        var oil = world.key("oil");
        assertThat(manage().add(newPart(oil, halves, 9))).isEqualTo(new Result.RuleTooFine());
        var litres =
                new PartDetails(
                        halves.naming(),
                        halves.placing(),
                        halves.supply(),
                        halves.reordering(),
                        new Unit("litre", new UnitScale(1)));
        assertThat(manage().add(newPart(oil, litres, 9))).isInstanceOf(Result.Saved.class);
        var rule = litres.reordering();

        for (var finer :
                List.of(
                        rule.withThreshold(Quantity.of("2.25")),
                        rule.withQuantity(Optional.of(Quantity.of("0.25"))),
                        rule.withMost(Optional.of(Quantity.of("9.125"))),
                        rule.withPackSize(Optional.of(Quantity.of("1.01"))))) {
            assertThat(
                            manage().edit(
                                            edit(
                                                    oil,
                                                    VersionCondition.ANY,
                                                    it -> PartsWorld.withRule(it, finer),
                                                    Optional.empty())))
                    .isEqualTo(new Result.RuleTooFine());
        }
        assertThat(world.stocked(oil).part().details()).isEqualTo(litres);
    }

    @Test
    void an_account_has_so_many_parts_at_most() {
        world.mostParts = 1;
        world.part("pads", 0, 0);
        assertThat(manage().add(newPart(world.key("b"), numbered("B", ""), 1)))
                .isEqualTo(new Result.LimitReached(1));
    }

    @Test
    void a_crash_anywhere_adds_a_part_with_its_opening_task_and_notice_or_not_at_all()
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final PartsWorld own = new PartsWorld();
                            private final Part.Key key = own.key("pads");

                            @Override
                            public void act(CrashPoint crashPoint) {
                                own.manageParts(crashPoint)
                                        .add(
                                                newPart(
                                                        key,
                                                        PartDetails.named("Pads", Quantity.of(5)),
                                                        3));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                boolean there = own.parts.find(key).isPresent();
                                assertThat(own.ledger(key)).hasSize(there ? 1 : 0);
                                assertThat(own.told()).hasSize(there ? 1 : 0);
                            }

                            @Override
                            public void isDone() {
                                assertThat(own.stock(key)).isEqualTo(3);
                                assertThat(own.ledger(key)).hasSize(1);
                                assertThat(own.open(key)).isPresent();
                                assertThat(own.told()).containsExactly("parts.low");
                            }
                        });
    }
}
