package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.parts.reorder.ReorderTasks.TaskOfPart;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.TaskState;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which of a workshop's closed tasks a list shows, the one that was closed last first.
 *
 * @param limit at most so many
 * @param after the list goes on behind that place; empty: it begins
 */
public record ClosedTasksQuery(AccountId account, int limit, Optional<Place> after) {

    /** Where a closed task is in the list. */
    public record Place(Instant closedAt, UUID id) {

        /** Ids are compared as texts, as every store can. */
        public static final Comparator<Place> ORDER =
                Comparator.comparing(Place::closedAt)
                        .thenComparing(it -> it.id().toString())
                        .reversed();

        /**
         * @param task a closed one
         */
        public static Place of(ReorderTask task) {
            if (task.state() instanceof TaskState.Closed closed) {
                return new Place(closed.at(), task.id());
            }
            throw new IllegalArgumentException("task " + task.id() + " is open");
        }
    }

    /**
     * What the query asks for, for a store that does not sort.
     *
     * @param all closed tasks of the workshop
     */
    public ReorderTasks.Page page(Stream<TaskOfPart> all) {
        var sorted =
                all.sorted(Comparator.comparing(it -> Place.of(it.task()), Place.ORDER)).toList();
        return new ReorderTasks.Page(
                sorted.stream().filter(it -> isBehind(Place.of(it.task()))).limit(limit).toList(),
                sorted.size());
    }

    private boolean isBehind(Place place) {
        return after.map(it -> Place.ORDER.compare(place, it) > 0).orElse(true);
    }
}
