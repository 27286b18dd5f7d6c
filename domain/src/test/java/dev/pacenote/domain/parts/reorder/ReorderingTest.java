package dev.pacenote.domain.parts.reorder;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartDetails;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** One task and one alert for each thing that happens, and none for looking again. */
class ReorderingTest {

    private static final Workshop WORKSHOP =
            Workshop.initial(new AccountId(42), Currency.getInstance("USD"));
    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-20");

    private static ReorderContext on(LocalDate today) {
        return new ReorderContext(WORKSHOP, NOON, today, UUID::randomUUID);
    }

    private static Part part(int stock) {
        return Part.added(
                        new Part.Key(new AccountId(42), new PartId("pads")),
                        PartDetails.named("Pads", Quantity.of(5)),
                        NOON)
                .with(new Part.Holding(Quantity.of(stock), Quantity.ZERO, Optional.empty()), 1);
    }

    private static Reordering look(Part part, Optional<ReorderTask> open) {
        return Reordering.of(part, open).evaluated(on(TODAY), Trigger.CLOCK);
    }

    private static Reordering again(Reordering before, LocalDate today) {
        return Reordering.of(before.part(), before.open()).evaluated(on(today), Trigger.CLOCK);
    }

    private static Reordering at(Reordering before, int stock) {
        var holding = before.part().holding();
        return Reordering.of(
                        before.part()
                                .with(
                                        new Part.Holding(
                                                Quantity.of(stock),
                                                holding.onOrder(),
                                                holding.averageCost()),
                                        2),
                        before.open())
                .evaluated(on(TODAY), Trigger.STOCK);
    }

    private static Reordering ordered(Reordering before, int quantity, String date) {
        return Reordering.of(before.part(), before.open())
                .order(
                        Quantity.of(quantity),
                        it ->
                                it.withDate(
                                        Optional.of(date)
                                                .filter(text -> !text.isEmpty())
                                                .map(LocalDate::parse)),
                        on(TODAY));
    }

    private static List<PartAlert.Kind> told(Reordering after) {
        return after.alerts().stream().map(PartAlert::kind).toList();
    }

    @Test
    void what_is_low_has_one_task_and_is_told_once_however_often_it_is_looked_at() {
        var low = look(part(5), Optional.empty());
        assertThat(told(low)).containsExactly(PartAlert.Kind.LOW);
        assertThat(again(low, TODAY)).isEqualTo(Reordering.of(low.part(), low.open()));
        assertThat(told(at(low, 4))).isEmpty();
        assertThat(at(low, 4).open()).isEqualTo(low.open());
    }

    @Test
    void what_is_out_is_told_once_for_a_task_before_and_behind_an_order() {
        var out = at(look(part(5), Optional.empty()), 0);
        assertThat(told(out)).containsExactly(PartAlert.Kind.OUT);
        assertThat(told(again(out, TODAY))).isEmpty();
        assertThat(told(at(at(out, 3), 0))).as("it was told of this task").isEmpty();
        assertThat(told(look(part(0), Optional.empty()))).containsExactly(PartAlert.Kind.OUT);

        var later = at(ordered(look(part(5), Optional.empty()), 10, ""), 0);
        assertThat(told(later)).containsExactly(PartAlert.Kind.OUT);
        assertThat(told(again(later, TODAY))).isEmpty();
    }

    @Test
    void a_task_is_as_bad_as_its_part_is_now_and_a_closed_one_as_it_became() {
        var out = at(look(part(5), Optional.empty()), 0);
        assertThat(severity(out)).isEqualTo(Severity.OUT);
        var refilled = at(out, 3);
        assertThat(severity(refilled)).isEqualTo(Severity.LOW);
        assertThat(severity(at(refilled, 0))).isEqualTo(Severity.OUT);

        var closed = at(out, 9).closed().getFirst();
        assertThat(closed.severity(part(9))).isEqualTo(Severity.OUT);
    }

    private static Severity severity(Reordering after) {
        return after.open().orElseThrow().severity(after.part());
    }

    @Test
    void an_order_that_is_too_small_is_told_once_and_once_more_when_its_amendment_is_too() {
        var small = ordered(look(part(3), Optional.empty()), 2, "");
        assertThat(told(small)).containsExactly(PartAlert.Kind.ORDER_INSUFFICIENT);
        assertThat(small.open().orElseThrow().isNeeded()).isTrue();
        assertThat(told(again(small, TODAY))).isEmpty();
        assertThat(told(at(small, 4))).as("enough for a while").isEmpty();
        assertThat(told(at(at(small, 4), 3))).as("and not any more").isEmpty();

        var amended = ordered(small, 1, "");
        assertThat(told(amended)).containsExactly(PartAlert.Kind.ORDER_INSUFFICIENT);
        assertThat(amended.alerts().getFirst().dedupeKey())
                .isNotEqualTo(small.alerts().getFirst().dedupeKey());
        assertThat(told(ordered(amended, 10, ""))).isEmpty();
    }

    @Test
    void an_order_that_is_late_is_told_once_for_its_date() {
        var order = ordered(look(part(5), Optional.empty()), 10, "2026-11-20");
        assertThat(told(order)).as("its day is not over").isEmpty();
        var late = again(order, TODAY.plusDays(1));
        assertThat(told(late)).containsExactly(PartAlert.Kind.ORDER_OVERDUE);
        assertThat(told(again(late, TODAY.plusDays(2)))).isEmpty();

        var promised = ordered(late, 10, "2026-11-22");
        assertThat(told(promised)).isEmpty();
        assertThat(told(again(promised, TODAY.plusDays(3))))
                .containsExactly(PartAlert.Kind.ORDER_OVERDUE);
    }

    @Test
    void an_amended_order_keeps_what_the_supplier_said_and_is_not_late_a_second_time() {
        var date = Optional.of(LocalDate.parse("2026-11-20"));
        var order =
                amended(look(part(5), Optional.empty()), 10, _ -> new Order.Expected(date, "A-7"));
        var late = again(order, TODAY.plusDays(1));

        var more = amended(late, 12, it -> it);
        assertThat(orderOf(more).expected()).isEqualTo(new Order.Expected(date, "A-7"));
        assertThat(orderOf(more).overdue()).isTrue();
        assertThat(told(again(more, TODAY.plusDays(2)))).isEmpty();
        assertThat(orderOf(amended(more, 12, it -> it.withReference("A-8"))).expected())
                .isEqualTo(new Order.Expected(date, "A-8"));

        var cancelled =
                Reordering.of(more.part(), more.open()).cancelOrder("", on(TODAY.plusDays(2)));
        assertThat(orderOf(amended(cancelled, 10, it -> it)).expected())
                .as("another order knows nothing of the one before")
                .isEqualTo(Order.Expected.UNKNOWN);
    }

    private static Reordering amended(
            Reordering before, int quantity, UnaryOperator<Order.Expected> said) {
        return Reordering.of(before.part(), before.open())
                .order(Quantity.of(quantity), said, on(TODAY.plusDays(1)));
    }

    private static Order orderOf(Reordering after) {
        return after.open().orElseThrow().state().latestOrder().orElseThrow();
    }

    @Test
    void what_stays_low_with_all_that_was_ordered_has_a_fresh_task_at_once() {
        var small = ordered(look(part(3), Optional.empty()), 1, "");
        var arrived =
                Reordering.of(part(4).withOnOrder(Quantity.of(1)), small.open())
                        .received(Quantity.of(1))
                        .evaluated(on(TODAY), Trigger.STOCK);

        assertThat(arrived.closed())
                .singleElement()
                .satisfies(
                        task -> {
                            assertThat(task.id()).isEqualTo(small.open().orElseThrow().id());
                            assertThat(((TaskState.Closed) task.state()).reason())
                                    .isEqualTo(CloseReason.RECEIVED);
                        });
        assertThat(arrived.open().map(ReorderTask::state)).contains(new TaskState.Pending(0));
        assertThat(told(arrived)).containsExactly(PartAlert.Kind.LOW);
        assertThat(arrived.part().holding().onOrder()).isEqualTo(Quantity.ZERO);
    }

    @Test
    void an_archived_part_has_no_open_task() {
        var low = look(part(5), Optional.empty());
        var archived =
                Reordering.of(low.part().archived(true), low.open())
                        .evaluated(on(TODAY), Trigger.RULE);
        assertThat(archived.open()).isEmpty();
        assertThat(((TaskState.Closed) archived.closed().getFirst().state()).reason())
                .isEqualTo(CloseReason.PART_ARCHIVED);
        assertThat(look(part(5).archived(true), Optional.empty()).open()).isEmpty();
    }
}
