package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Part;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Something that a workshop is told of a part, once.
 *
 * @param dedupeKey names what is told among all of its kind
 */
public record PartAlert(Kind kind, String dedupeKey, Part part, UUID task) {

    public enum Kind {
        LOW,
        OUT,
        ORDER_INSUFFICIENT,
        ORDER_OVERDUE,
        /** Nothing is the matter: somebody tries how they are told. */
        TEST
    }

    static PartAlert opened(Part part, ReorderTask task) {
        return task.worst() == Severity.OUT
                ? out(part, task)
                : new PartAlert(Kind.LOW, task.id().toString(), part, task.id());
    }

    static PartAlert out(Part part, ReorderTask task) {
        return new PartAlert(Kind.OUT, task.id().toString(), part, task.id());
    }

    static PartAlert insufficient(Part part, ReorderTask task, Order order) {
        return new PartAlert(
                Kind.ORDER_INSUFFICIENT, task.id() + ":order:" + order.number(), part, task.id());
    }

    static PartAlert overdue(Part part, ReorderTask task, LocalDate date) {
        return new PartAlert(Kind.ORDER_OVERDUE, task.id() + ":" + date, part, task.id());
    }
}
