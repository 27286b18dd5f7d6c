package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.time.Instant;
import java.util.UUID;

/**
 * A part that is low and what is done about it. A part has at most one that is open.
 *
 * @param worst that it has been since it was opened: what was told once is not told again
 * @param stockAtOpen how much was left when it was opened
 */
public record ReorderTask(
        UUID id,
        Part.Key part,
        Severity worst,
        Quantity stockAtOpen,
        TaskState state,
        Instant createdAt,
        long version) {

    static ReorderTask opened(UUID id, Part part, Instant now) {
        return new ReorderTask(
                id,
                part.key(),
                Severity.of(part.stock()),
                part.stock(),
                new TaskState.Pending(0),
                now,
                0);
    }

    public boolean isOpen() {
        return state.isOpen();
    }

    /**
     * How bad it is now; of one that is closed, how bad it became.
     *
     * @param present the part as it is
     */
    public Severity severity(Part present) {
        return isOpen() ? Severity.of(present.stock()) : worst;
    }

    /** What is ordered for it and has not arrived. */
    public Quantity outstanding() {
        return state instanceof TaskState.Ordered(var order) ? order.outstanding() : Quantity.ZERO;
    }

    /** Whether somebody has to order: nothing is ordered, or too little. */
    public boolean isNeeded() {
        return switch (state) {
            case TaskState.Pending _ -> true;
            case TaskState.Ordered(var order) -> order.insufficient();
            case TaskState.Closed _ -> false;
        };
    }

    /** How many orders and amendments were made for it. */
    int orders() {
        return switch (state) {
            case TaskState.Pending(int orders) -> orders;
            case TaskState.Ordered(var order) -> order.number();
            case TaskState.Closed closed -> closed.lastOrder().map(Order::number).orElse(0);
        };
    }

    ReorderTask with(TaskState next) {
        return new ReorderTask(id, part, worst, stockAtOpen, next, createdAt, version);
    }

    ReorderTask with(Severity next) {
        return new ReorderTask(id, part, next, stockAtOpen, state, createdAt, version);
    }

    public ReorderTask savedAs(long next) {
        return new ReorderTask(id, part, worst, stockAtOpen, state, createdAt, next);
    }
}
