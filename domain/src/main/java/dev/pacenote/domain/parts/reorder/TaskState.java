package dev.pacenote.domain.parts.reorder;

import java.time.Instant;
import java.util.Optional;

/** What has become of a task. Pending and ordered ones are open. */
public sealed interface TaskState {

    /**
     * Nothing is ordered.
     *
     * @param orders how many orders were made and cancelled
     */
    record Pending(int orders) implements TaskState {}

    record Ordered(Order order) implements TaskState {}

    /**
     * @param note what somebody wrote about it
     * @param figures of the part at that moment
     * @param lastOrder empty: nothing was ordered
     */
    record Closed(
            CloseReason reason,
            String note,
            Instant at,
            TaskFigures figures,
            Optional<Order> lastOrder)
            implements TaskState {}

    /** What is ordered, or was when it was closed. */
    default Optional<Order> latestOrder() {
        return switch (this) {
            case Pending _ -> Optional.empty();
            case Ordered(var order) -> Optional.of(order);
            case Closed closed -> closed.lastOrder();
        };
    }

    default boolean isOpen() {
        return !(this instanceof Closed);
    }

    /** In the words of the API. */
    default String word() {
        return switch (this) {
            case Pending _ -> "pending";
            case Ordered _ -> "ordered";
            case Closed closed -> closed.reason().isResolved() ? "resolved" : "dismissed";
        };
    }
}
