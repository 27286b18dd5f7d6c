package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A part with all its pools and its open task: what changes together.
 *
 * @param rows the general pool first, then by model
 */
public record StockedPart(Part part, List<StockRow> rows, Optional<ReorderTask> task) {

    public static final int MAX_POOLS = 50;

    public StockedPart {
        rows = rows.stream().sorted(Comparator.comparing(StockRow::model)).toList();
    }

    /** A part that is added now, before its opening stock. */
    public static StockedPart added(Part part) {
        return new StockedPart(part, List.of(), Optional.empty());
    }

    /** The pool of a model; an empty one where there is none. */
    public StockRow row(VehicleModel model) {
        return find(model).orElseGet(() -> StockRow.empty(model, part.times().createdAt()));
    }

    Optional<StockRow> find(VehicleModel model) {
        return rows.stream().filter(row -> row.model().equals(model)).findFirst();
    }

    /** Pools with something in them beside one. */
    public List<StockRow> others(VehicleModel model) {
        return rows.stream()
                .filter(row -> !row.model().equals(model) && !row.quantity().isZero())
                .toList();
    }

    /** The sum of all pools, which the part's stock equals. */
    public Quantity sum() {
        return rows.stream().map(StockRow::quantity).reduce(Quantity.ZERO, Quantity::plus);
    }

    StockedPart with(StockRow row, Part next) {
        var all = new ArrayList<>(rows);
        all.removeIf(it -> it.model().equals(row.model()));
        all.add(row);
        return new StockedPart(next, all, task);
    }

    StockedPart with(Part next, Optional<ReorderTask> open) {
        return new StockedPart(next, rows, open);
    }

    StockedPart changed(Instant now) {
        return new StockedPart(part.changed(now), rows, task);
    }
}
