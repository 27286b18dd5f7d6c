package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.parts.catalogue.PartPlace;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.application.parts.reorder.ReorderTasks.TaskOfPart;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which tasks of a workshop a list shows, those of the parts that are needed most first.
 *
 * @param limit at most so many
 * @param after the list goes on behind that place; empty: it begins
 */
public record TasksQuery(
        Workshop workshop, ReorderTasks.Status status, int limit, Optional<Place> after) {

    /** Where a task is in lists: where its part is, and among those of one part by its age. */
    public record Place(PartPlace part, Instant createdAt, UUID id) {

        /** Ids are compared as texts, as every store can. */
        public static final Comparator<Place> ORDER =
                Comparator.comparing(Place::part, PartsQuery.Sort.BY_NEED.order())
                        .thenComparing(Place::createdAt)
                        .thenComparing(it -> it.id().toString());
    }

    public Place place(TaskOfPart found) {
        return new Place(
                PartPlace.of(found.part(), workshop), found.task().createdAt(), found.task().id());
    }

    private record Placed(Place place, TaskOfPart task) {}

    /**
     * What the query asks for, for a store that does not sort.
     *
     * @param all that the list shows
     */
    public ReorderTasks.Page page(Stream<TaskOfPart> all) {
        var sorted =
                all.map(it -> new Placed(place(it), it))
                        .sorted(Comparator.comparing(Placed::place, Place.ORDER))
                        .toList();
        return new ReorderTasks.Page(
                sorted.stream()
                        .filter(it -> isBehind(it.place()))
                        .limit(limit)
                        .map(Placed::task)
                        .toList(),
                sorted.size());
    }

    private boolean isBehind(Place place) {
        return after.map(it -> Place.ORDER.compare(place, it) > 0).orElse(true);
    }
}
