package dev.pacenote.application.parts.reorder;

import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tasks of all workshops. Each is found by its account only. */
public interface ReorderTasks {

    /** A task with its part as it is now. */
    record TaskOfPart(ReorderTask task, Part part) {}

    Optional<TaskOfPart> find(AccountId account, UUID id);

    /** Which tasks a list shows. */
    enum Status {
        /** Somebody has to order. */
        NEEDED,
        OPEN,
        PENDING,
        ORDERED,
        RESOLVED,
        DISMISSED,
        ALL;

        /** Whether the list shows that task; a store's own words are compared with it. */
        public boolean shows(ReorderTask task) {
            return switch (this) {
                case NEEDED -> task.isNeeded();
                case OPEN -> task.isOpen();
                case ALL -> true;
                case PENDING -> task.state().word().equals("pending");
                case ORDERED -> task.state().word().equals("ordered");
                case RESOLVED -> task.state().word().equals("resolved");
                case DISMISSED -> task.state().word().equals("dismissed");
            };
        }
    }

    /** In no order; at most so many. */
    List<TaskOfPart> list(AccountId account, Status status, int limit);

    /**
     * A part of a list.
     *
     * @param total tasks in the whole list
     */
    record Page(List<TaskOfPart> rows, long total) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /** Some of them, in the order of {@link TasksQuery.Place#ORDER}. */
    Page page(TasksQuery query);

    /** Some of the closed ones, in the order of {@link ClosedTasksQuery.Place#ORDER}. */
    Page closed(ClosedTasksQuery query);
}
