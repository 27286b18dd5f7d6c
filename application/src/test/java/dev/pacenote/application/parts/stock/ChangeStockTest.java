package dev.pacenote.application.parts.stock;

import static dev.pacenote.application.parts.PartsWorld.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.stock.ChangeStock.Result;
import dev.pacenote.application.parts.stock.WriteOnce.Written;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.parts.stock.StockRefusal;
import dev.pacenote.domain.platform.InvalidValueException;
import dev.pacenote.domain.platform.idempotency.IdempotentRequest;
import dev.pacenote.domain.platform.idempotency.StoredReply;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeStockTest {

    private static final VehicleModel CAMRY = new VehicleModel("Camry");
    private static final VehicleModel COROLLA = new VehicleModel("Corolla");

    private final PartsWorld world = new PartsWorld();

    private void isClean() {
        assertThat(world.readStock().verify(world.workshop).mismatches()).isEmpty();
    }

    private static StockRefusal why(Result result) {
        return ((Result.Refused) result).lines().getFirst().why();
    }

    @Test
    void opening_stock_survives_the_first_addition() {
        var pads = world.part("pads", 20, 0);

        world.add(pads, 5);

        assertThat(world.stock(pads)).isEqualTo(25);
        assertThat(world.ledger(pads))
                .extracting(Movement::type, movement -> movement.delta().toString())
                .containsExactly(
                        tuple(MovementType.OPENING, "20"), tuple(MovementType.RECEIVE, "5"));
        isClean();
    }

    @Test
    void pools_make_the_total_and_a_set_of_all_beside_them_needs_a_version() {
        var pads = world.part("pads", 0, 0);
        world.change(line(pads, MovementType.RECEIVE, CAMRY, "7"));
        world.change(line(pads, MovementType.RECEIVE, COROLLA, "3"));
        assertThat(world.stock(pads)).isEqualTo(10);

        var refused = world.change(line(pads, MovementType.COUNT, VehicleModel.ALL, "12"));
        assertThat(why(refused)).isInstanceOf(StockRefusal.PoolsInUse.class);
        assertThat(world.stock(pads)).isEqualTo(10);

        var version = world.stocked(pads).row(VehicleModel.ALL).version();
        world.change(
                line(
                        pads,
                        MovementType.COUNT,
                        VehicleModel.ALL,
                        "12",
                        StockCommand.Options.expecting(version)));
        assertThat(world.stock(pads)).isEqualTo(22);
        assertThat(
                        why(
                                world.change(
                                        line(
                                                pads,
                                                MovementType.COUNT,
                                                VehicleModel.ALL,
                                                "12",
                                                StockCommand.Options.expecting(version)))))
                .as("the version that was read before")
                .isInstanceOf(StockRefusal.Stale.class);
        isClean();
    }

    @Test
    void last_units_fifty_at_once_take_3_of_100_and_33_pass() {
        var pads = world.part("pads", 100, 0);

        var results =
                Samples.atOnce(
                        50,
                        () ->
                                world.change(
                                        line(pads, MovementType.CONSUME, VehicleModel.ALL, "3")));

        assertThat(results).filteredOn(Result.Changed.class::isInstance).hasSize(33);
        assertThat(results)
                .filteredOn(Result.Refused.class::isInstance)
                .hasSize(17)
                .allSatisfy(
                        refused ->
                                assertThat(why(refused))
                                        .isInstanceOfSatisfying(
                                                StockRefusal.Insufficient.class,
                                                it ->
                                                        assertThat(it.requested())
                                                                .isEqualTo(Quantity.of(3))));
        assertThat(world.stock(pads)).isEqualTo(1);
        isClean();
    }

    @Test
    void lines_of_a_card_that_make_up_for_one_another_open_no_task_and_tell_nobody() {
        var pads = world.part("pads", 6, 5);

        world.change(
                line(pads, MovementType.CONSUME, VehicleModel.ALL, "6"),
                line(pads, MovementType.RETURN, VehicleModel.ALL, "6"));

        assertThat(world.stock(pads)).isEqualTo(6);
        assertThat(world.ledger(pads)).hasSize(3);
        assertThat(world.readTasks().list(world.workshop, ReorderTasks.Status.ALL)).isEmpty();
        assertThat(world.told()).isEmpty();
    }

    @Test
    void a_card_whose_lines_together_take_the_last_is_told_once_as_out() {
        var pads = world.part("pads", 6, 5);

        world.change(
                line(pads, MovementType.CONSUME, VehicleModel.ALL, "2"),
                line(pads, MovementType.CONSUME, VehicleModel.ALL, "4"));

        assertThat(world.told()).containsExactly("parts.out");
    }

    @Test
    void a_change_that_waited_for_others_is_written_with_the_time_after_the_wait() {
        var pads = world.part("pads", 6, 0);
        var asked = world.now;

        world.changeStockAfterWaiting(Duration.ofSeconds(3))
                .change(
                        world.workshop,
                        List.of(line(pads, MovementType.CONSUME, VehicleModel.ALL, "1")),
                        ChangeStock.Note.by(world.workshop));

        assertThat(world.ledger(pads).getLast().reason().createdAt())
                .isEqualTo(asked.plusSeconds(3));
    }

    @Test
    void thousand_subtractions_fifty_at_a_time_take_a_thousand() {
        var pads = world.part("pads", 1_000, 0);

        for (int i = 0; i < 20; i++) {
            Samples.atOnce(50, () -> world.subtract(pads, 1));
        }

        assertThat(world.stock(pads)).isZero();
        assertThat(world.ledger(pads))
                .hasSize(1_001)
                .extracting(Movement::seq)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 1_001).mapToObj(Long::valueOf).toList());
        isClean();
    }

    private Written<Result> once(String key, Part.Key part, int quantity, CrashPoint crash) {
        var request =
                IdempotentRequest.of(
                        part.account().toString(),
                        "PUT",
                        "/stock/" + part.id(),
                        key,
                        "" + quantity);
        return world.writeOnce(crash)
                .write(
                        Optional.of(request),
                        () ->
                                world.changeStock(crash)
                                        .change(
                                                world.workshop,
                                                List.of(
                                                        line(
                                                                part,
                                                                MovementType.CONSUME,
                                                                VehicleModel.ALL,
                                                                "" + quantity)),
                                                ChangeStock.Note.by(world.workshop)),
                        result ->
                                result instanceof Result.Changed changed
                                        ? Optional.of(
                                                new StoredReply(
                                                        200,
                                                        changed.part().part().stock().toString(),
                                                        Optional.empty(),
                                                        Optional.empty()))
                                        : Optional.empty());
    }

    @Test
    void same_key_ten_at_once_make_one_movement_and_another_body_is_refused() {
        var pads = world.part("pads", 20, 0);
        var done = new AtomicInteger();

        Samples.atOnce(10, () -> once("k1", pads, 4, CrashPoint.whole()))
                .forEach(
                        written -> {
                            switch (written) {
                                case Written.Done<Result> _ -> done.incrementAndGet();
                                case Written.Repeated<Result>(var reply) ->
                                        assertThat(reply.content()).isEqualTo("16");
                                case Written.KeyReused<Result> _ -> throw new AssertionError();
                            }
                        });

        assertThat(done).hasValue(1);
        assertThat(world.stock(pads)).isEqualTo(16);
        assertThat(once("k1", pads, 5, CrashPoint.whole())).isInstanceOf(Written.KeyReused.class);
        assertThat(world.ledger(pads)).hasSize(2);
    }

    @Test
    void what_was_refused_may_be_tried_again_under_its_key() {
        var pads = world.part("pads", 3, 0);
        assertThat(once("k1", pads, 4, CrashPoint.whole()))
                .isInstanceOfSatisfying(
                        Written.Done.class,
                        it -> assertThat(it.result()).isInstanceOf(Result.Refused.class));

        world.add(pads, 5);
        once("k1", pads, 4, CrashPoint.whole());

        assertThat(world.stock(pads)).isEqualTo(4);
    }

    @Test
    void a_crash_anywhere_counts_a_resent_change_once_with_its_task_and_notice()
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ChangeStockTest test = new ChangeStockTest();
                            private final Part.Key pads = test.world.part("pads", 6, 5);

                            @Override
                            public void act(CrashPoint crashPoint) {
                                test.once("k1", pads, 1, crashPoint);
                            }

                            @Override
                            public void isWholeOrNothing() {
                                boolean done = test.world.stock(pads) == 5;
                                assertThat(test.world.ledger(pads)).hasSize(done ? 2 : 1);
                                assertThat(test.world.open(pads).isPresent()).isEqualTo(done);
                                assertThat(test.world.told()).hasSize(done ? 1 : 0);
                            }

                            @Override
                            public void isDone() {
                                assertThat(test.world.stock(pads)).isEqualTo(5);
                                assertThat(test.world.ledger(pads)).hasSize(2);
                                assertThat(test.world.open(pads)).isPresent();
                                assertThat(test.world.told()).containsExactly("parts.low");
                                test.isClean();
                            }
                        });
    }

    @Test
    void bad_quantity_changes_nothing() {
        var pads = world.part("pads", 5, 0);
        for (var bad : List.of("1.5", "-1", "0", "1e400", "1000000001")) {
            assertThatThrownBy(
                            () ->
                                    world.change(
                                            line(
                                                    pads,
                                                    MovementType.RECEIVE,
                                                    VehicleModel.ALL,
                                                    bad)))
                    .as(bad)
                    .isInstanceOfSatisfying(
                            InvalidValueException.class,
                            e -> assertThat(e.code()).isEqualTo("invalid_quantity"));
        }
        assertThatThrownBy(() -> world.set(pads, -5)).isInstanceOf(InvalidValueException.class);
        assertThat(world.stock(pads)).isEqualTo(5);
        assertThat(world.ledger(pads)).hasSize(1);
    }

    @Test
    void clamp_takes_what_is_there_and_also_nothing() {
        var pads = world.part("pads", 7, 0);
        var clamp = new StockCommand.Options(Optional.empty(), Optional.empty(), true, true);
        assertThat(why(world.change(line(pads, MovementType.CONSUME, VehicleModel.ALL, "999"))))
                .isEqualTo(
                        new StockRefusal.Insufficient(
                                VehicleModel.ALL, Quantity.of(7), Quantity.of(999), List.of()));

        world.change(line(pads, MovementType.CONSUME, VehicleModel.ALL, "999", clamp));
        world.change(line(pads, MovementType.CONSUME, VehicleModel.ALL, "1", clamp));

        assertThat(world.ledger(pads))
                .extracting(movement -> movement.delta().toString())
                .containsExactly("7", "-7", "0");
    }

    @Test
    void job_card_with_one_short_line_changes_nothing_and_names_each_short_line() {
        var pads = world.part("pads", 5, 0);
        var bulb = world.part("bulb", 1, 0);
        var fuse = world.part("fuse", 0, 0);

        var refused =
                world.change(
                        line(pads, MovementType.CONSUME, VehicleModel.ALL, "2"),
                        line(bulb, MovementType.CONSUME, VehicleModel.ALL, "2"),
                        line(fuse, MovementType.CONSUME, VehicleModel.ALL, "1"));

        assertThat(((Result.Refused) refused).lines())
                .extracting(ChangeStock.RefusedLine::index)
                .containsExactly(1, 2);
        assertThat(world.stock(pads)).isEqualTo(5);
        assertThat(world.ledger(pads)).hasSize(1);
    }

    @Test
    void job_card_of_fifteen_good_lines_is_fifteen_movements_also_where_a_part_stands_twice() {
        var lines =
                IntStream.range(0, 15)
                        .mapToObj(i -> i == 14 ? world.key("p0") : world.part("p" + i, 5, 4))
                        .map(key -> line(key, MovementType.CONSUME, VehicleModel.ALL, "1"))
                        .toArray(ChangeStock.Line[]::new);

        var changed = (Result.Changed) world.change(lines);

        assertThat(changed.movements()).hasSize(15);
        assertThat(world.stock(world.key("p0"))).isEqualTo(3);
        assertThat(world.told()).hasSize(14).containsOnly("parts.low");
        isClean();
    }

    @Test
    void a_transfer_leaves_total_and_task_and_is_taken_back_as_a_whole() {
        var pads = world.part("pads", 5, 5);
        var task = world.open(pads).orElseThrow();
        var change = world.changeStock(CrashPoint.whole());
        var by = ChangeStock.Note.by(world.workshop);

        var moved =
                (Result.Changed)
                        change.transfer(
                                pads,
                                VehicleModel.ALL,
                                CAMRY,
                                new BigDecimal("2"),
                                by,
                                VersionCondition.ANY);
        assertThat(moved.movements())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.after().total()).isEqualTo(Quantity.of(5)));
        assertThat(world.open(pads)).contains(task);
        assertThat(world.stocked(pads).row(CAMRY).quantity()).isEqualTo(Quantity.of(2));

        change.reverse(world.workshop, moved.movements().getLast().id(), by);
        assertThat(world.stocked(pads).row(CAMRY).quantity()).isEqualTo(Quantity.ZERO);
        assertThat(why(change.reverse(world.workshop, moved.movements().getFirst().id(), by)))
                .isInstanceOf(StockRefusal.AlreadyReversed.class);
        isClean();
    }

    @Test
    void reverse_of_a_receipt_leaves_stock_and_average_as_before_and_again_is_refused() {
        var pads = world.part("pads", 5, 0);
        var all = VehicleModel.ALL;
        world.change(
                line(
                        pads,
                        MovementType.RECEIVE,
                        all,
                        "4",
                        StockCommand.Options.costing(Money.of("20"))));
        var second =
                (Result.Changed)
                        world.change(
                                line(
                                        pads,
                                        MovementType.RECEIVE,
                                        all,
                                        "6",
                                        StockCommand.Options.costing(Money.of("22"))));
        assertThat(second.part().part().holding().averageCost()).contains(Money.of("20.8"));
        world.subtract(pads, 3);
        var change = world.changeStock(CrashPoint.whole());
        var by = ChangeStock.Note.by(world.workshop);
        var receipt = second.movements().getFirst().id();

        var back = (Result.Changed) change.reverse(world.workshop, receipt, by);

        assertThat(world.stock(pads)).isEqualTo(6);
        assertThat(back.part().part().holding().averageCost()).contains(Money.of("20"));
        assertThat(why(change.reverse(world.workshop, receipt, by)))
                .isInstanceOf(StockRefusal.AlreadyReversed.class);
        assertThat(why(change.reverse(world.workshop, back.movements().getFirst().id(), by)))
                .isInstanceOf(StockRefusal.NotReversible.class);
        assertThat(change.reverse(world.workshop, UUID.randomUUID(), by))
                .isInstanceOf(Result.NoSuchMovement.class);
        assertThat(world.readStock().movements(world.everything()))
                .filteredOn(entry -> entry.movement().id().equals(receipt))
                .extracting(Movements.Entry::reversedBy)
                .containsExactly(Optional.of(back.movements().getFirst().id()));
        isClean();
    }

    @Test
    void two_at_once_take_a_movement_back_once() {
        var pads = world.part("pads", 5, 0);
        var taken = world.subtract(pads, 2).movements().getFirst().id();

        var results =
                Samples.atOnce(
                        8,
                        () ->
                                world.changeStock(CrashPoint.whole())
                                        .reverse(
                                                world.workshop,
                                                taken,
                                                ChangeStock.Note.by(world.workshop)));

        assertThat(results).filteredOn(Result.Changed.class::isInstance).hasSize(1);
        assertThat(world.stock(pads)).isEqualTo(5);
        isClean();
    }

    @Test
    void negative_stock_is_allowed_where_the_workshop_says_so_and_only_rises_afterwards() {
        var pads = world.part("pads", 1, 0);
        var settings = world.manageWorkshop(CrashPoint.whole());
        settings.change(world.workshop, it -> it.allowingNegativeStock(true));
        world.subtract(pads, 3);
        assertThat(world.stock(pads)).isEqualTo(-2);

        settings.change(world.workshop, it -> it.allowingNegativeStock(false));
        assertThat(world.change(line(pads, MovementType.CONSUME, VehicleModel.ALL, "1")))
                .isInstanceOf(Result.Refused.class);
        world.add(pads, 1);
        assertThat(world.stock(pads)).isEqualTo(-1);
        isClean();
    }

    @Test
    void two_workshops_own_a_part_of_one_id_and_see_nothing_of_each_other() {
        var pads = world.part("p1", 5, 0);
        var other = Samples.account(world.accounts).id();
        var theirs = new Part.Key(other, pads.id());

        assertThat(
                        world.changeStock(CrashPoint.whole())
                                .change(
                                        other,
                                        List.of(
                                                line(
                                                        pads,
                                                        MovementType.CONSUME,
                                                        VehicleModel.ALL,
                                                        "1")),
                                        ChangeStock.Note.by(other)))
                .isInstanceOf(Result.NoSuchPart.class);
        assertThat(
                        world.changeStock(CrashPoint.whole())
                                .reverse(
                                        other,
                                        world.ledger(pads).getFirst().id(),
                                        ChangeStock.Note.by(other)))
                .isInstanceOf(Result.NoSuchMovement.class);
        world.manageParts(CrashPoint.whole())
                .add(PartsWorld.newPart(theirs, world.stocked(pads).part().details(), 9));
        assertThat(world.stock(pads)).isEqualTo(5);
        assertThat(world.stock(theirs)).isEqualTo(9);
        assertThat(world.readStock().verify(other).movements()).isEqualTo(1);
    }

    @Test
    void what_happened_ninety_days_ago_is_entered_and_older_or_later_is_not() {
        var pads = world.part("pads", 5, 0);
        for (var bad : List.of(Duration.ofDays(-91), Duration.ofMinutes(6))) {
            var note =
                    new ChangeStock.Note(
                            world.workshop,
                            "",
                            "",
                            Movement.Source.API,
                            Optional.of(world.now.plus(bad)));
            assertThatThrownBy(
                            () ->
                                    world.changeStock(CrashPoint.whole())
                                            .change(
                                                    world.workshop,
                                                    List.of(
                                                            line(
                                                                    pads,
                                                                    MovementType.CONSUME,
                                                                    VehicleModel.ALL,
                                                                    "1")),
                                                    note))
                    .isInstanceOf(InvalidValueException.class);
        }
        assertThat(world.stock(pads)).isEqualTo(5);
    }

    @Test
    void the_stock_of_an_archived_part_stays_as_it_is() {
        var pads = world.part("pads", 6, 0);
        var received = world.add(pads, 2).movements().getFirst().id();
        world.manageParts(CrashPoint.whole()).archive(pads, VersionCondition.ANY);
        var before = world.stocked(pads);
        var note = ChangeStock.Note.by(world.workshop);
        var change = world.changeStock(CrashPoint.whole());

        for (var type : List.of(MovementType.RECEIVE, MovementType.CONSUME, MovementType.COUNT)) {
            assertThat(why(world.change(line(pads, type, VehicleModel.ALL, "1"))))
                    .isInstanceOf(StockRefusal.Archived.class);
        }
        assertThat(
                        why(
                                change.transfer(
                                        pads,
                                        VehicleModel.ALL,
                                        CAMRY,
                                        BigDecimal.ONE,
                                        note,
                                        VersionCondition.ANY)))
                .isInstanceOf(StockRefusal.Archived.class);
        assertThat(why(change.reverse(world.workshop, received, note)))
                .isInstanceOf(StockRefusal.Archived.class);
        assertThat(world.stocked(pads)).isEqualTo(before);
    }
}
