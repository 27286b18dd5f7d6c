package dev.pacenote.adapters.out.postgres.parts.reorder;

import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.CloseReason;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.Shortfall;
import dev.pacenote.domain.parts.reorder.TaskFigures;
import dev.pacenote.domain.parts.reorder.TaskState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state of a task in one {@code jsonb} column.
 *
 * @param orders how many were made for a pending one
 */
record StoredState(int orders, @Nullable StoredOrder order, @Nullable StoredEnd end) {

    record StoredOrder(
            int number,
            String quantity,
            String received,
            @Nullable String expectedAt,
            String reference,
            String orderedAt,
            String shortfall,
            boolean overdue) {

        static StoredOrder of(Order order) {
            return new StoredOrder(
                    order.number(),
                    order.quantity().toString(),
                    order.received().toString(),
                    order.expected().date().map(LocalDate::toString).orElse(null),
                    order.expected().reference(),
                    Rows.microseconds(order.orderedAt()).toString(),
                    order.shortfall().name(),
                    order.overdue());
        }

        Order order() {
            return new Order(
                    number,
                    Quantity.of(quantity),
                    Quantity.of(received),
                    new Order.Expected(
                            Optional.ofNullable(expectedAt).map(LocalDate::parse), reference),
                    Instant.parse(orderedAt),
                    Shortfall.valueOf(shortfall),
                    overdue);
        }
    }

    record StoredEnd(
            String reason,
            String note,
            String at,
            String name,
            String number,
            String model,
            String stock,
            String threshold,
            String projected,
            String supplier,
            String unitPrice,
            String suggested) {

        static StoredEnd of(TaskState.Closed closed) {
            var figures = closed.figures();
            return new StoredEnd(
                    closed.reason().name(),
                    closed.note(),
                    Rows.microseconds(closed.at()).toString(),
                    figures.part().name(),
                    figures.part().number(),
                    figures.part().model().name(),
                    figures.stock().toString(),
                    figures.threshold().toString(),
                    figures.projected().toString(),
                    figures.offer().supplier(),
                    figures.offer().unitPrice().toString(),
                    figures.offer().suggested().toString());
        }

        TaskState.Closed closed(Optional<Order> lastOrder) {
            return new TaskState.Closed(
                    CloseReason.valueOf(reason),
                    note,
                    Instant.parse(at),
                    new TaskFigures(
                            new TaskFigures.PartName(name, number, new VehicleModel(model)),
                            Quantity.of(stock),
                            Quantity.of(threshold),
                            Quantity.of(projected),
                            new TaskFigures.Offer(
                                    supplier, Money.of(unitPrice), Quantity.of(suggested))),
                    lastOrder);
        }
    }

    static StoredState of(TaskState state) {
        var order = state.latestOrder().map(StoredOrder::of).orElse(null);
        return switch (state) {
            case TaskState.Pending(int orders) -> new StoredState(orders, null, null);
            case TaskState.Ordered _ -> new StoredState(0, order, null);
            case TaskState.Closed closed -> new StoredState(0, order, StoredEnd.of(closed));
        };
    }

    /** A time of a state as a text that sorts as times do: a fraction is behind its second. */
    static String sortable(Instant time) {
        var text = Rows.microseconds(time).toString();
        return text.substring(0, text.length() - 1);
    }

    TaskState state() {
        var known = Optional.ofNullable(order).map(StoredOrder::order);
        if (end != null) {
            return end.closed(known);
        }
        return known.<TaskState>map(TaskState.Ordered::new)
                .orElseGet(() -> new TaskState.Pending(orders));
    }
}
