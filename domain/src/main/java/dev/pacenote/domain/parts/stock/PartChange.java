package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.reorder.PartAlert;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.Reordering;
import dev.pacenote.domain.parts.reorder.Trigger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All that one commit changes of a part: its pools, its totals, its ledger, its tasks, and what its
 * workshop is told. Several steps may be taken before it is {@link #finished}.
 *
 * @param closed tasks that end with it
 */
public record PartChange(
        StockedPart before,
        StockedPart after,
        List<Movement> movements,
        List<ReorderTask> closed,
        List<PartAlert> alerts) {

    public PartChange {
        movements = List.copyOf(movements);
        closed = List.copyOf(closed);
        alerts = List.copyOf(alerts);
    }

    /** Nothing has changed yet. */
    public static PartChange begin(StockedPart stocked) {
        return new PartChange(stocked, stocked, List.of(), List.of(), List.of());
    }

    /** Whether the part is new. */
    public boolean adds() {
        return before.part().version() == 0;
    }

    public boolean isNothing() {
        return before.equals(after) && movements.isEmpty() && closed.isEmpty() && !adds();
    }

    /** The part is another one, for whatever reason but its stock. */
    public PartChange with(Part next) {
        return with(after.with(next, after.task()), Optional.empty());
    }

    PartChange with(StockedPart next, Optional<Movement> movement) {
        return new PartChange(
                before,
                next,
                Stream.concat(movements.stream(), movement.stream()).toList(),
                closed,
                alerts);
    }

    /** What follows for its task. */
    public PartChange evaluated(ReorderContext context, Trigger trigger) {
        return reordering(it -> it.evaluated(context, trigger));
    }

    /** A change of its task. */
    public PartChange reordering(UnaryOperator<Reordering> change) {
        var next = change.apply(Reordering.of(after.part(), after.task()));
        var allClosed = new ArrayList<>(closed);
        allClosed.addAll(next.closed());
        var allAlerts = new ArrayList<>(alerts);
        allAlerts.addAll(next.alerts());
        return new PartChange(
                before, after.with(next.part(), next.open()), movements, allClosed, allAlerts);
    }

    /** With the versions that it is stored as; what did not change keeps its own. */
    public PartChange finished(ReorderContext context) {
        if (isNothing()) {
            return this;
        }
        var open =
                after.task()
                        .map(
                                task ->
                                        before.task().filter(task::equals).isPresent()
                                                ? task
                                                : task.savedAs(task.version() + 1));
        return new PartChange(
                before,
                after.with(after.part(), open).changed(context.now()),
                movements,
                closed.stream().map(task -> task.savedAs(task.version() + 1)).toList(),
                alerts);
    }
}
