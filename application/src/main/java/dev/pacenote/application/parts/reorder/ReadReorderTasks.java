package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.parts.catalogue.WorkshopContexts;
import dev.pacenote.application.parts.reorder.ReorderTasks.TaskOfPart;
import dev.pacenote.application.parts.reorder.TasksQuery.Place;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Unit;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.Severity;
import dev.pacenote.domain.parts.reorder.TaskFigures;
import dev.pacenote.domain.parts.reorder.TaskState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Shows a workshop its tasks, the most needed first. */
public final class ReadReorderTasks {

    /** More than there are of those that are read as a whole: of each part one is open. */
    private static final int MAX = 1_000_000;

    /**
     * A task with what is said of its part.
     *
     * @param severity how bad it is, or became until the end
     * @param unit what the part is counted in
     */
    public record ShownTask(ReorderTask task, Severity severity, TaskFigures figures, Unit unit) {

        /** A task of a part as that is now; of a closed one as it was at the end. */
        public static ShownTask of(ReorderTask task, Part part, Workshop workshop) {
            return new ShownTask(
                    task,
                    task.severity(part),
                    task.state() instanceof TaskState.Closed closed
                            ? closed.figures()
                            : TaskFigures.of(part, workshop),
                    part.details().unit());
        }
    }

    private final ReorderTasks tasks;
    private final WorkshopContexts contexts;

    public ReadReorderTasks(ReorderTasks tasks, WorkshopContexts contexts) {
        this.tasks = tasks;
        this.contexts = contexts;
    }

    public Optional<ShownTask> find(AccountId account, UUID id) {
        return tasks.find(account, id).map(it -> shown(it, contexts.workshop(account)));
    }

    /** In the order of the list of what is low. */
    public List<ShownTask> list(AccountId account, ReorderTasks.Status status) {
        var workshop = contexts.workshop(account);
        return sorted(status, workshop).map(it -> shown(it, workshop)).toList();
    }

    /** A task of a list and where it is there. */
    public record Placed(ShownTask task, Place place) {}

    /**
     * A part of a list.
     *
     * @param total tasks in the whole list
     */
    public record Page(List<Placed> rows, long total) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Some of them.
     *
     * @param after the list goes on behind that place; empty: it begins
     */
    public Page page(
            AccountId account, ReorderTasks.Status status, Optional<Place> after, int limit) {
        var workshop = contexts.workshop(account);
        var query = new TasksQuery(workshop, status, limit, after);
        var found = tasks.page(query);
        return new Page(
                found.rows().stream()
                        .map(it -> new Placed(shown(it, workshop), query.place(it)))
                        .toList(),
                found.total());
    }

    /**
     * A part of the list of closed tasks.
     *
     * @param total tasks in the whole list
     */
    public record ClosedPage(List<ShownTask> rows, long total) {
        public ClosedPage {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Some of the closed ones, the one that was closed last first.
     *
     * @param after the list goes on behind that place; empty: it begins
     */
    public ClosedPage closed(AccountId account, Optional<ClosedTasksQuery.Place> after, int limit) {
        var workshop = contexts.workshop(account);
        var found = tasks.closed(new ClosedTasksQuery(account, limit, after));
        return new ClosedPage(
                found.rows().stream().map(it -> shown(it, workshop)).toList(), found.total());
    }

    private Stream<TaskOfPart> sorted(ReorderTasks.Status status, Workshop workshop) {
        return tasks.page(new TasksQuery(workshop, status, MAX, Optional.empty())).rows().stream();
    }

    /** What has to be ordered, a sheet for each supplier. */
    public PurchaseList purchaseList(AccountId account) {
        var workshop = contexts.workshop(account);
        return PurchaseList.of(sorted(ReorderTasks.Status.NEEDED, workshop).toList(), workshop);
    }

    private static ShownTask shown(TaskOfPart found, Workshop workshop) {
        return ShownTask.of(found.task(), found.part(), workshop);
    }
}
