package dev.pacenote.adapters.out.dynamodb.parts.reorder;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.reorder.ClosedTasksQuery;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.CloseReason;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.Severity;
import dev.pacenote.domain.parts.reorder.Shortfall;
import dev.pacenote.domain.parts.reorder.TaskFigures;
import dev.pacenote.domain.parts.reorder.TaskState;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Tasks as items. */
public final class TaskItems {

    /** The version of the part with which it was stored. */
    public static final String AT = "at";

    /**
     * {@link PartsTables#ATTENTION} of closed tasks begins with it: they are in the index of what
     * needs a look only to be sorted.
     */
    static final String CLOSED = "closed#";

    private static final DateTimeFormatter TO_THE_MILLISECOND =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    private static final String ORDER = "order";
    private static final String EXPECTED = "expectedAt";
    private static final String END = "end";

    private TaskItems() {}

    /**
     * @param at the version of its part
     */
    public static Item item(ReorderTask task, long at) {
        var item =
                PartsTables.task(task.part().account(), task.id())
                        .put("part", task.part().id().value())
                        .put("status", task.state().word())
                        .put("severity", task.worst().name())
                        .put("stockAtOpen", task.stockAtOpen().toString())
                        .put("createdAt", task.createdAt())
                        .put(DynamoTable.VERSION, task.version())
                        .put(AT, at);
        task.state().latestOrder().ifPresent(order -> item.put(ORDER, order(order)));
        switch (task.state()) {
            case TaskState.Pending(int orders) -> item.put("orders", orders);
            case TaskState.Ordered _ -> {}
            case TaskState.Closed closed ->
                    item.put(END, end(closed))
                            .put(PartsTables.ATTENTION, closedAt(ClosedTasksQuery.Place.of(task)));
        }
        return item;
    }

    /**
     * Sorts closed tasks as {@link ClosedTasksQuery.Place#ORDER} says, the other way round: all
     * times are equally long, and as exact as what is stored.
     */
    static String closedAt(ClosedTasksQuery.Place place) {
        return CLOSED + TO_THE_MILLISECOND.format(place.closedAt()) + "#" + place.id();
    }

    public static ReorderTask task(Item item) {
        return new ReorderTask(
                id(item),
                new Part.Key(PartsTables.owner(item), new PartId(item.string("part"))),
                Severity.valueOf(item.string("severity")),
                Quantity.of(item.string("stockAtOpen")),
                state(item),
                item.instant("createdAt"),
                item.number(DynamoTable.VERSION));
    }

    private static UUID id(Item item) {
        return UUID.fromString(item.string(PartsTables.PART).substring(PartsTables.TASKS.length()));
    }

    private static TaskState state(Item item) {
        Optional<Order> order =
                item.has(ORDER) ? Optional.of(order(item.item(ORDER))) : Optional.empty();
        if (item.has(END)) {
            return end(item.item(END), order);
        }
        return order.<TaskState>map(TaskState.Ordered::new)
                .orElseGet(() -> new TaskState.Pending((int) item.number("orders")));
    }

    private static Item order(Order order) {
        var item =
                Item.empty()
                        .put("number", order.number())
                        .put("quantity", order.quantity().toString())
                        .put("received", order.received().toString())
                        .put("reference", order.expected().reference())
                        .put("orderedAt", order.orderedAt())
                        .put("shortfall", order.shortfall().name())
                        .put("overdue", order.overdue());
        order.expected().date().ifPresent(date -> item.put(EXPECTED, date.toString()));
        return item;
    }

    private static Order order(Item item) {
        return new Order(
                (int) item.number("number"),
                Quantity.of(item.string("quantity")),
                Quantity.of(item.string("received")),
                new Order.Expected(
                        item.maybeString(EXPECTED).map(LocalDate::parse), item.string("reference")),
                item.instant("orderedAt"),
                Shortfall.valueOf(item.string("shortfall")),
                item.bool("overdue"));
    }

    private static Item end(TaskState.Closed closed) {
        var figures = closed.figures();
        return Item.empty()
                .put("reason", closed.reason().name())
                .put("note", closed.note())
                .put("closedAt", closed.at())
                .put("name", figures.part().name())
                .put("number", figures.part().number())
                .put("model", figures.part().model().name())
                .put("stock", figures.stock().toString())
                .put("threshold", figures.threshold().toString())
                .put("projected", figures.projected().toString())
                .put("supplier", figures.offer().supplier())
                .put("unitPrice", figures.offer().unitPrice().toString())
                .put("suggested", figures.offer().suggested().toString());
    }

    private static TaskState.Closed end(Item item, Optional<Order> lastOrder) {
        return new TaskState.Closed(
                CloseReason.valueOf(item.string("reason")),
                item.string("note"),
                item.instant("closedAt"),
                new TaskFigures(
                        new TaskFigures.PartName(
                                item.string("name"),
                                item.string("number"),
                                new VehicleModel(item.string("model"))),
                        Quantity.of(item.string("stock")),
                        Quantity.of(item.string("threshold")),
                        Quantity.of(item.string("projected")),
                        new TaskFigures.Offer(
                                item.string("supplier"),
                                Money.of(item.string("unitPrice")),
                                Quantity.of(item.string("suggested")))),
                lastOrder);
    }
}
