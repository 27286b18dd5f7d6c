package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A part with its open task, and what happens to both when it is looked at: a part that is low gets
 * one task and one alert, and no further one until it is restocked.
 *
 * @param closed tasks that are closed by this change
 * @param alerts what the workshop is told
 */
public record Reordering(
        Part part, Optional<ReorderTask> open, List<ReorderTask> closed, List<PartAlert> alerts) {

    public Reordering {
        closed = List.copyOf(closed);
        alerts = List.copyOf(alerts);
    }

    public static Reordering of(Part part, Optional<ReorderTask> open) {
        return new Reordering(part, open, List.of(), List.of());
    }

    /** What follows from how the part is now. */
    public Reordering evaluated(ReorderContext context, Trigger trigger) {
        var task = open;
        if (task.isEmpty()) {
            return withoutTask(context, trigger);
        }
        if (part.archived()) {
            return close(task.get(), CloseReason.PART_ARCHIVED, "", context);
        }
        return switch (task.get().state()) {
            case TaskState.Pending _ -> pending(task.get(), context, trigger);
            case TaskState.Ordered(var order) -> ordered(task.get(), order, context, trigger);
            case TaskState.Closed _ -> throw new IllegalStateException("a closed task is open");
        };
    }

    private Reordering withoutTask(ReorderContext context, Trigger trigger) {
        if (!LowRule.isLow(part, context.workshop())) {
            return part.snoozedUntil().isPresent() && isAboveThreshold(context)
                    ? snoozed(Optional.empty())
                    : this;
        }
        boolean quiet = part.snoozedUntil().filter(context.now()::isBefore).isPresent();
        if (quiet && trigger != Trigger.STOCK_RAN_OUT) {
            return this;
        }
        var task = ReorderTask.opened(context.ids().get(), part, context.now());
        return snoozed(Optional.empty()).with(task).telling(PartAlert.opened(part, task));
    }

    private boolean isAboveThreshold(ReorderContext context) {
        return part.stock().isMoreThan(LowRule.threshold(part, context.workshop()));
    }

    private Reordering pending(ReorderTask task, ReorderContext context, Trigger trigger) {
        if (LowRule.isLow(part, context.workshop())) {
            return outIfEmpty(task);
        }
        return switch (trigger) {
            case STOCK, STOCK_RAN_OUT -> close(task, CloseReason.RESTOCKED, "", context);
            case RULE, CLOCK -> close(task, CloseReason.THRESHOLD_CHANGED, "", context);
        };
    }

    private Reordering ordered(
            ReorderTask task, Order order, ReorderContext context, Trigger trigger) {
        if (order.isComplete()) {
            return close(task, CloseReason.RECEIVED, "", context).evaluated(context, trigger);
        }
        var known = withOnOrder(order.outstanding());
        boolean insufficient = LowRule.staysLow(known.part, context.workshop());
        boolean overdue = order.isOver(context.today());
        var next =
                task.with(new TaskState.Ordered(order.insufficient(insufficient).overdue(overdue)));
        var after = known.with(next);
        if (insufficient && order.shortfall() == Shortfall.NEVER) {
            after = after.telling(PartAlert.insufficient(known.part, next, order));
        }
        if (overdue && !order.overdue()) {
            after =
                    after.telling(
                            PartAlert.overdue(
                                    known.part, next, order.expected().date().orElseThrow()));
        }
        return LowRule.isLow(part, context.workshop()) ? after.outIfEmpty(next) : after;
    }

    private Reordering outIfEmpty(ReorderTask task) {
        if (part.stock().isPositive() || task.worst() == Severity.OUT) {
            return this;
        }
        var out = task.with(Severity.OUT);
        return with(out).telling(PartAlert.out(part, out));
    }

    /**
     * Something is ordered for the open task, or its order is changed.
     *
     * @param said what the supplier says now, made of what the supplier said before
     */
    public Reordering order(
            Quantity quantity, UnaryOperator<Order.Expected> said, ReorderContext context) {
        var task = open.orElseThrow();
        var before = task.state().latestOrder();
        var expected = said.apply(before.map(Order::expected).orElse(Order.Expected.UNKNOWN));
        var order =
                new Order(
                        task.orders() + 1,
                        quantity,
                        before.map(Order::received).orElse(Quantity.ZERO),
                        expected,
                        before.map(Order::orderedAt).orElse(context.now()),
                        Shortfall.NEVER,
                        before.filter(it -> it.expected().date().equals(expected.date()))
                                .filter(Order::overdue)
                                .isPresent());
        return with(task.with(new TaskState.Ordered(order))).evaluated(context, Trigger.STOCK);
    }

    /** The order is over, whatever of it has not arrived. */
    public Reordering closeAsReceived(ReorderContext context) {
        return close(open.orElseThrow(), CloseReason.RECEIVED, "", context)
                .evaluated(context, Trigger.STOCK);
    }

    /**
     * Nothing is ordered any more; nobody is told.
     *
     * @param note why, which is kept where the task ends with its order
     */
    public Reordering cancelOrder(String note, ReorderContext context) {
        var task = open.orElseThrow();
        var pending = task.with(new TaskState.Pending(task.orders()));
        var cancelled = withOnOrder(Quantity.ZERO).with(pending);
        return LowRule.isLow(part, context.workshop())
                ? cancelled.evaluated(context, Trigger.STOCK)
                : cancelled.close(pending, CloseReason.RESTOCKED, note, context);
    }

    /** Nobody wants to hear of it until then. */
    public Reordering dismiss(String note, Instant until, ReorderContext context) {
        return close(open.orElseThrow(), CloseReason.DISMISSED, note, context)
                .snoozed(Optional.of(until));
    }

    /** Stock arrived, or was taken back, for the order of the open task. */
    public Reordering received(Quantity quantity) {
        return open.filter(task -> task.state() instanceof TaskState.Ordered)
                .map(
                        task -> {
                            var order = task.state().latestOrder().orElseThrow().received(quantity);
                            return withOnOrder(order.outstanding())
                                    .with(task.with(new TaskState.Ordered(order)));
                        })
                .orElse(this);
    }

    private Reordering close(
            ReorderTask task, CloseReason reason, String note, ReorderContext context) {
        var closed =
                task.with(
                        new TaskState.Closed(
                                reason,
                                note,
                                context.now(),
                                TaskFigures.of(part, context.workshop()),
                                task.state().latestOrder()));
        return new Reordering(
                part.withOnOrder(Quantity.ZERO),
                Optional.empty(),
                Stream.concat(this.closed.stream(), Stream.of(closed)).toList(),
                alerts);
    }

    private Reordering with(ReorderTask next) {
        return new Reordering(part, Optional.of(next), closed, alerts);
    }

    private Reordering withOnOrder(Quantity onOrder) {
        return new Reordering(part.withOnOrder(onOrder), open, closed, alerts);
    }

    private Reordering snoozed(Optional<Instant> until) {
        return new Reordering(part.snoozed(until), open, closed, alerts);
    }

    private Reordering telling(PartAlert alert) {
        return new Reordering(
                part, open, closed, Stream.concat(alerts.stream(), Stream.of(alert)).toList());
    }
}
