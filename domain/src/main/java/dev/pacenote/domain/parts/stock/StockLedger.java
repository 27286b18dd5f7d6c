package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.LedgerWriter.Line;
import dev.pacenote.domain.parts.stock.Movement.Links;
import java.util.Optional;

/**
 * Changes stock by lines of the ledger: each change of a pool is one, and the sum of a pool's lines
 * is what it holds. A transfer is {@link StockTransfer}, taking back is {@link StockReversal}.
 */
public final class StockLedger {

    private final LedgerWriter writer;

    public StockLedger(ReorderContext context) {
        this.writer = new LedgerWriter(context);
    }

    /** A step of a change; the part's task follows. */
    public StockResult apply(PartChange change, StockCommand command) {
        return switch (step(change, command)) {
            case StockResult.Changed(var after) ->
                    new StockResult.Changed(writer.evaluated(change.after().part(), after));
            case StockResult.Refused refused -> refused;
        };
    }

    /** What follows for the task of a part after all steps of a change, as if they were one. */
    public PartChange evaluated(PartChange change) {
        return writer.evaluated(change.before().part(), change);
    }

    /** One step of several; after the last the change is {@link #evaluated}. */
    public StockResult step(PartChange change, StockCommand command) {
        var stocked = change.after();
        var row = stocked.row(command.model());
        var refusal = refusal(stocked, command, row);
        if (refusal.isPresent()) {
            return new StockResult.Refused(refusal.get());
        }
        var asked = command.delta(row.quantity());
        boolean clamped = LedgerWriter.falls(row, asked) && command.options().clamp();
        if (!clamped && writer.isForbidden(row, asked)) {
            return new StockResult.Refused(
                    LedgerWriter.insufficient(stocked, row, command.amount().abs()));
        }
        return new StockResult.Changed(
                applied(change, command, clamped ? row.quantity().orZero().negated() : asked));
    }

    private PartChange applied(PartChange change, StockCommand command, Quantity delta) {
        var stocked = change.after();
        var order = order(stocked, command);
        var moved =
                writer.write(
                        change,
                        new Line(
                                command.type(),
                                command.model(),
                                delta,
                                average(stocked.part(), command, delta),
                                command.type().isConsumption()
                                        ? Optional.of(stocked.part().cost())
                                        : command.options().unitCost(),
                                new Links(order.map(ReorderTask::id), Optional.empty())),
                        command.reason());
        return order.isPresent() ? moved.reordering(it -> it.received(delta)) : moved;
    }

    private static Optional<Money> average(Part part, StockCommand command, Quantity delta) {
        var before = part.holding().averageCost();
        return command.options()
                .unitCost()
                .filter(_ -> command.type().changesAverage())
                .map(cost -> AverageCost.after(part.stock(), before, delta, cost))
                .or(() -> before);
    }

    /** The order for which it arrives. */
    private static Optional<ReorderTask> order(StockedPart stocked, StockCommand command) {
        return stocked.task()
                .filter(_ -> command.type() == MovementType.RECEIVE && command.options().link())
                .filter(task -> task.state().latestOrder().isPresent());
    }

    private static Optional<StockRefusal> refusal(
            StockedPart stocked, StockCommand command, StockRow row) {
        if (stocked.part().archived()) {
            return Optional.of(new StockRefusal.Archived());
        }
        var expected = command.options().expectedVersion();
        if (expected.filter(version -> version != row.version()).isPresent()) {
            return Optional.of(new StockRefusal.Stale(row));
        }
        var others = stocked.others(VehicleModel.ALL);
        if (command.type() == MovementType.COUNT
                && command.model().isAll()
                && expected.isEmpty()
                && !command.amount().equals(row.quantity())
                && !others.isEmpty()) {
            return Optional.of(new StockRefusal.PoolsInUse(others));
        }
        return LedgerWriter.tooManyPools(stocked, command.model());
    }
}
