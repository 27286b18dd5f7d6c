package dev.pacenote.application.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pacenote.application.parts.PartsWorld;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Action;
import dev.pacenote.application.parts.reorder.ManageReorderTasks.Result;
import dev.pacenote.application.parts.reorder.ReorderTasks.Status;
import dev.pacenote.application.parts.stock.ChangeStock;
import dev.pacenote.application.platform.CrashEverywhere;
import dev.pacenote.application.platform.CrashPoint;
import dev.pacenote.application.platform.Samples;
import dev.pacenote.application.platform.VersionCondition;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.CloseReason;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.PartFacts;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.TaskState;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import dev.pacenote.domain.parts.stock.StockCommand;
import dev.pacenote.domain.parts.stock.StockRefusal;
import dev.pacenote.domain.platform.InvalidValueException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ManageReorderTasksTest {

    private final PartsWorld world = new PartsWorld();

    private static Action order(int quantity) {
        return order(quantity, Optional.empty());
    }

    private static Action order(int quantity, Optional<LocalDate> expected) {
        return new Action.PlaceOrder(
                BigDecimal.valueOf(quantity), _ -> new Order.Expected(expected, ""));
    }

    private static Action receive(int quantity, String cost) {
        return new Action.Receive(BigDecimal.valueOf(quantity), Optional.of(Money.of(cost)), false);
    }

    private ReorderTask done(ReorderTask task, Action action) {
        return ((Result.Done) world.act(task, action)).task();
    }

    private List<PartId> listed(Status status) {
        return world.readTasks().list(world.workshop, status).stream()
                .map(it -> it.task().part().id())
                .toList();
    }

    private static CloseReason reason(ReorderTask task) {
        return ((TaskState.Closed) task.state()).reason();
    }

    @Test
    void one_task_and_one_notice_with_a_suggestion_when_a_part_runs_low() {
        var pads = world.part("pads", 6, 5);
        assertThat(world.open(pads)).isEmpty();

        world.subtract(pads, 1);

        var task = world.open(pads).orElseThrow();
        assertThat(task.state().word()).isEqualTo("pending");
        assertThat(task.stockAtOpen()).isEqualTo(Quantity.of(5));
        assertThat(world.readTasks().find(world.workshop, task.id()).orElseThrow().figures())
                .satisfies(
                        figures ->
                                assertThat(figures.offer().suggested()).isEqualTo(Quantity.of(10)));
        assertThat(world.notices())
                .singleElement()
                .satisfies(
                        notice -> {
                            assertThat(notice.topic()).isEqualTo(PartFacts.LOW);
                            assertThat(notice.key().dedupeKey()).isEqualTo(task.id().toString());
                            assertThat(PartFacts.of(notice.facts(PartFacts.class).stored()))
                                    .isEqualTo(notice.facts());
                        });
        world.subtract(pads, 1);
        assertThat(world.told()).hasSize(1);
        assertThat(world.open(pads).map(ReorderTask::id)).contains(task.id());
    }

    @Test
    void out_is_told_once_for_a_task() {
        var pads = world.part("pads", 5, 5);
        world.subtract(pads, 5);
        world.add(pads, 3);
        world.subtract(pads, 3);
        assertThat(world.told()).containsExactly("parts.low", "parts.out");
    }

    @Test
    void out_at_once_is_told_as_out_alone() {
        var pads = world.part("pads", 6, 5);
        world.subtract(pads, 6);
        assertThat(world.told()).containsExactly("parts.out");
    }

    @Test
    void re_arm_when_restocked_and_low_again_there_is_a_new_task_and_a_new_notice() {
        var pads = world.part("pads", 0, 5);
        world.add(pads, 6);
        assertThat(world.allTasks(pads))
                .singleElement()
                .satisfies(task -> assertThat(reason(task)).isEqualTo(CloseReason.RESTOCKED));

        world.subtract(pads, 1);

        assertThat(world.allTasks(pads)).hasSize(2);
        assertThat(world.told()).containsExactly("parts.out", "parts.low");
    }

    @Test
    void nothing_is_done_about_a_task_of_a_part_in_the_archive() {
        var pads = world.part("pads", 3, 5);
        var task = world.open(pads).orElseThrow();
        world.manageParts(CrashPoint.whole()).archive(pads, VersionCondition.ANY);

        assertThat(world.act(task, order(10)))
                .isEqualTo(new Result.Refused(new StockRefusal.Archived()));
    }

    @Test
    void threshold_move_opens_a_task_and_closes_it() {
        var pads = world.part("pads", 8, 5);
        world.threshold(pads, 9);
        var task = world.open(pads).orElseThrow();
        world.threshold(pads, 0);
        assertThat(world.open(pads)).isEmpty();
        assertThat(reason(world.tasks.find(world.workshop, task.id()).orElseThrow().task()))
                .isEqualTo(CloseReason.THRESHOLD_CHANGED);
    }

    @Test
    void ordered_quiet_an_ordered_part_is_in_the_open_list_only_and_hourly_runs_say_nothing() {
        var pads = world.part("pads", 5, 5);
        done(world.open(pads).orElseThrow(), order(10));

        for (int i = 0; i < 24; i++) {
            world.pass(Duration.ofHours(1));
            world.hourly();
        }

        assertThat(listed(Status.OPEN)).containsExactly(pads.id());
        assertThat(listed(Status.NEEDED)).isEmpty();
        assertThat(world.told()).containsExactly("parts.low");
    }

    @Test
    void receive_twice_until_all_is_there() {
        var pads = world.part("pads", 5, 5);
        var task = done(world.open(pads).orElseThrow(), order(10));
        assertThat(world.stocked(pads).part().holding().onOrder()).isEqualTo(Quantity.of(10));

        task = done(task, receive(4, "20"));
        assertThat(task.state().latestOrder().orElseThrow().received()).isEqualTo(Quantity.of(4));
        assertThat(world.stocked(pads).part().holding().averageCost()).contains(Money.of("20"));
        task = done(task, receive(6, "22"));

        assertThat(reason(task)).isEqualTo(CloseReason.RECEIVED);
        assertThat(world.stock(pads)).isEqualTo(15);
        assertThat(world.stocked(pads).part().holding().averageCost()).contains(Money.of("20.8"));
        assertThat(world.act(task, receive(1, "1"))).isInstanceOf(Result.WrongState.class);
        assertThat(world.stock(pads)).isEqualTo(15);
    }

    @Test
    void receive_twice_a_plain_addition_counts_for_the_order_as_well() {
        var pads = world.part("pads", 5, 5);
        var task = done(world.open(pads).orElseThrow(), order(10));
        world.add(pads, 10);
        assertThat(reason(world.tasks.find(world.workshop, task.id()).orElseThrow().task()))
                .isEqualTo(CloseReason.RECEIVED);
    }

    @Test
    void a_final_delivery_that_leaves_the_part_low_makes_a_fresh_task() {
        var pads = world.part("pads", 2, 5);
        var task = done(world.open(pads).orElseThrow(), order(10));

        var done =
                (Result.Done)
                        world.act(task, new Action.Receive(BigDecimal.ONE, Optional.empty(), true));

        assertThat(reason(done.task())).isEqualTo(CloseReason.RECEIVED);
        assertThat(done.movement()).isPresent();
        assertThat(done.stocked().task().map(ReorderTask::id))
                .isPresent()
                .isNotEqualTo(Optional.of(task.id()));
        assertThat(world.told()).containsExactly("parts.low", "parts.low");
    }

    @Test
    void small_order_is_told_once_and_amended_is_gone() {
        var pads = world.part("pads", 3, 5);
        var task = done(world.open(pads).orElseThrow(), order(2));
        assertThat(task.isNeeded()).isTrue();
        assertThat(listed(Status.NEEDED)).containsExactly(pads.id());
        assertThat(world.told()).containsExactly("parts.low", "parts.low");
        world.hourly();
        assertThat(world.told()).hasSize(2);

        task = done(task, order(10));

        assertThat(task.isNeeded()).isFalse();
        assertThat(listed(Status.NEEDED)).isEmpty();
        assertThat(world.told()).hasSize(2);
    }

    @Test
    void overdue_is_told_once_for_each_date() {
        var pads = world.part("pads", 5, 5);
        var task = done(world.open(pads).orElseThrow(), order(10, Optional.of(Samples.DAY)));
        world.hourly();
        assertThat(world.told()).hasSize(1);

        world.pass(Duration.ofDays(2));
        world.hourly();
        world.hourly();
        assertThat(world.told()).containsExactly("parts.low", "parts.order_overdue");

        done(task, order(10, Optional.of(Samples.DAY.plusDays(3))));
        world.hourly();
        assertThat(world.told()).hasSize(2);
        world.pass(Duration.ofDays(2));
        world.hourly();
        assertThat(world.told()).hasSize(3);
    }

    @Test
    void cancel_order_makes_it_pending_without_a_notice_and_nothing_can_be_received() {
        var pads = world.part("pads", 5, 5);
        var task = done(world.open(pads).orElseThrow(), order(10));
        done(task, receive(1, "1"));
        world.subtract(pads, 1);

        task = done(task, new Action.CancelOrder(""));

        assertThat(task.state().word()).isEqualTo("pending");
        assertThat(world.stocked(pads).part().holding().onOrder()).isEqualTo(Quantity.ZERO);
        assertThat(world.told()).hasSize(1);
        assertThat(world.act(task, receive(1, "1"))).isInstanceOf(Result.WrongState.class);
        assertThat(done(task, order(7)).state().latestOrder().orElseThrow().received())
                .as("a new order begins at 0")
                .isEqualTo(Quantity.ZERO);
    }

    @Test
    void why_an_order_was_cancelled_is_a_line_of_200_characters_and_kept_where_its_task_ends() {
        var pads = world.part("pads", 5, 5);
        var task = done(world.open(pads).orElseThrow(), order(10));
        world.set(pads, 9);

        assertThatThrownBy(() -> world.act(task, new Action.CancelOrder("x".repeat(201))))
                .isInstanceOf(InvalidValueException.class);
        assertThat(ordered(pads).quantity()).isEqualTo(Quantity.of(10));

        var ended = done(task, new Action.CancelOrder("  sold out "));
        assertThat(reason(ended)).isEqualTo(CloseReason.RESTOCKED);
        assertThat(((TaskState.Closed) ended.state()).note()).isEqualTo("sold out");
    }

    @Test
    void snooze_keeps_quiet_until_restocked_over_or_out() {
        var pads = world.part("pads", 5, 5);
        var quiet = new Action.Dismiss("later", Optional.empty());
        done(world.open(pads).orElseThrow(), quiet);
        world.hourly();
        assertThat(world.open(pads)).isEmpty();
        assertThat(world.told()).hasSize(1);

        world.add(pads, 1);
        world.subtract(pads, 1);
        assertThat(world.open(pads)).as("restocked and low again").isPresent();

        done(world.open(pads).orElseThrow(), quiet);
        world.pass(Duration.ofDays(7).plusSeconds(1));
        world.hourly();
        assertThat(world.open(pads)).as("the time is over").isPresent();

        done(world.open(pads).orElseThrow(), quiet);
        world.subtract(pads, 5);
        assertThat(world.open(pads)).as("nothing is left").isPresent();
        assertThat(world.told())
                .containsExactly("parts.low", "parts.low", "parts.low", "parts.out");
    }

    @Test
    void a_reversed_receipt_is_counted_back_while_its_order_is_open() {
        var pads = world.part("pads", 5, 5);
        var task = done(world.open(pads).orElseThrow(), order(10));
        var received = ((Result.Done) world.act(task, receive(4, "20"))).movement().orElseThrow();

        world.changeStock(CrashPoint.whole())
                .reverse(world.workshop, received.id(), ChangeStock.Note.by(world.workshop));

        assertThat(world.open(pads).orElseThrow().outstanding()).isEqualTo(Quantity.of(10));
        assertThat(world.stocked(pads).part().holding().onOrder()).isEqualTo(Quantity.of(10));
    }

    private void reverse(Movement movement) {
        assertThat(
                        world.changeStock(CrashPoint.whole())
                                .reverse(
                                        world.workshop,
                                        movement.id(),
                                        ChangeStock.Note.by(world.workshop)))
                .isInstanceOf(ChangeStock.Result.Changed.class);
    }

    private Movement received(ReorderTask task, int quantity) {
        return ((Result.Done) world.act(task, receive(quantity, "20"))).movement().orElseThrow();
    }

    @Test
    void a_reversed_receipt_of_an_order_that_was_cancelled_takes_nothing_from_the_next_one() {
        var pads = world.part("pads", 1, 9);
        var task = done(world.open(pads).orElseThrow(), order(10));
        var old = received(task, 4);
        done(task, new Action.CancelOrder(""));
        world.pass(Duration.ofHours(1));
        done(task, order(10));
        world.pass(Duration.ofHours(1));
        var recent = received(task, 3);
        done(task, order(12));

        reverse(old);
        assertThat(ordered(pads).received()).isEqualTo(Quantity.of(3));
        assertThat(world.stocked(pads).part().holding().onOrder()).isEqualTo(Quantity.of(9));

        reverse(recent);
        assertThat(ordered(pads).received())
                .as("before it was amended, but for this order")
                .isEqualTo(Quantity.ZERO);
        assertThat(world.stocked(pads).part().holding().onOrder()).isEqualTo(Quantity.of(12));
    }

    private Order ordered(Part.Key part) {
        return world.open(part).orElseThrow().state().latestOrder().orElseThrow();
    }

    @Test
    void a_resolved_task_stays_resolved_after_a_reversal_and_a_part_that_is_low_gets_a_fresh_one() {
        var pads = world.part("pads", 5, 5);
        var task = done(world.open(pads).orElseThrow(), order(10));
        var all = received(task, 10);
        var resolved = world.allTasks(pads);

        reverse(all);

        assertThat(world.allTasks(pads)).hasSize(2).containsAll(resolved);
        assertThat(world.open(pads).orElseThrow())
                .satisfies(
                        fresh -> {
                            assertThat(fresh.id()).isNotEqualTo(task.id());
                            assertThat(fresh.state()).isInstanceOf(TaskState.Pending.class);
                        });
        assertThat(world.stocked(pads).part().holding().onOrder()).isEqualTo(Quantity.ZERO);
        assertThat(world.told()).containsExactly("parts.low", "parts.low");
    }

    @Test
    void a_receipt_without_a_link_does_not_count_towards_the_order() {
        var pads = world.part("pads", 5, 5);
        done(world.open(pads).orElseThrow(), order(10));

        assertThat(
                        world.change(
                                PartsWorld.line(
                                        pads,
                                        MovementType.RECEIVE,
                                        VehicleModel.ALL,
                                        "4",
                                        new StockCommand.Options(
                                                Optional.empty(), Optional.empty(), false, false))))
                .isInstanceOf(ChangeStock.Result.Changed.class);

        assertThat(world.stock(pads)).isEqualTo(9);
        assertThat(ordered(pads).received()).isEqualTo(Quantity.ZERO);
        assertThat(world.stocked(pads).part().holding().onOrder()).isEqualTo(Quantity.of(10));
        assertThat(world.ledger(pads).getLast().links().task()).isEmpty();
    }

    @Test
    void an_ordered_task_stays_when_there_is_enough_the_threshold_falls_or_nobody_watches() {
        var pads = world.part("pads", 5, 5);
        var task = done(world.open(pads).orElseThrow(), order(10));

        world.set(pads, 30);
        world.threshold(pads, 1);
        world.manageParts(CrashPoint.whole())
                .edit(
                        PartsWorld.edit(
                                pads,
                                VersionCondition.ANY,
                                it -> PartsWorld.withRule(it, it.reordering().watched(false)),
                                Optional.empty()));
        world.hourly();

        assertThat(world.stocked(pads).part().details().reordering().watched()).isFalse();
        assertThat(world.open(pads).orElseThrow())
                .satisfies(
                        stays -> {
                            assertThat(stays.id()).isEqualTo(task.id());
                            assertThat(stays.state()).isEqualTo(task.state());
                        });
        assertThat(world.told()).containsExactly("parts.low");
    }

    @Test
    void a_crash_anywhere_receives_a_delivery_with_its_task_or_not_at_all()
            throws InterruptedException {
        CrashEverywhere.run(
                () ->
                        new CrashEverywhere.Story() {
                            private final ManageReorderTasksTest test =
                                    new ManageReorderTasksTest();
                            private final Part.Key pads = test.world.part("pads", 5, 5);
                            private final ReorderTask task =
                                    test.done(test.world.open(pads).orElseThrow(), order(10));

                            @Override
                            public void act(CrashPoint crashPoint) {
                                // Its version makes a repeat harmless.
                                test.world
                                        .manageTasks(crashPoint)
                                        .act(
                                                test.world.workshop,
                                                task.id(),
                                                Optional.of(task.version()),
                                                receive(10, "20"));
                            }

                            @Override
                            public void isWholeOrNothing() {
                                boolean done = test.world.stock(pads) == 15;
                                assertThat(test.world.open(pads).isEmpty()).isEqualTo(done);
                            }

                            @Override
                            public void isDone() {
                                assertThat(test.world.stock(pads)).isEqualTo(15);
                                assertThat(test.world.open(pads)).isEmpty();
                                assertThat(test.world.ledger(pads)).hasSize(2);
                            }
                        });
    }

    @Test
    void an_action_for_another_version_of_the_task_changes_nothing() {
        var pads = world.part("pads", 5, 5);
        var task = world.open(pads).orElseThrow();
        var manage = world.manageTasks(CrashPoint.whole());

        assertThat(manage.act(world.workshop, task.id(), Optional.of(task.version() + 1), order(9)))
                .isEqualTo(new Result.WrongState(task));
        assertThat(world.open(pads)).contains(task);
        assertThat(manage.act(world.workshop, task.id(), Optional.of(task.version()), order(9)))
                .isInstanceOf(Result.Done.class);
    }
}
