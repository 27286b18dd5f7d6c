package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.reorder.ReorderContext;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.LedgerWriter.Line;
import dev.pacenote.domain.parts.stock.Movement.Links;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Takes movements back: one, or both of a transfer.
 *
 * @param originals of one part
 * @param ledger all movements of the part, in their order
 */
public record StockReversal(
        List<Movement> originals, List<Movement> ledger, Movement.Reason reason) {

    public StockReversal {
        originals = List.copyOf(originals);
        ledger = List.copyOf(ledger);
    }

    /**
     * The reversal of one movement; of a transfer its other line goes with it.
     *
     * @return empty when the ledger has no such movement
     */
    public static Optional<StockReversal> of(
            UUID movement, List<Movement> ledger, Movement.Reason reason) {
        return ledger.stream()
                .filter(it -> it.id().equals(movement))
                .findFirst()
                .map(it -> new StockReversal(withPartner(it, ledger), ledger, reason));
    }

    private static List<Movement> withPartner(Movement movement, List<Movement> ledger) {
        return switch (movement.type()) {
            case TRANSFER_OUT -> List.of(movement, ledger.get((int) movement.seq()));
            case TRANSFER_IN -> List.of(ledger.get((int) movement.seq() - 2), movement);
            default -> List.of(movement);
        };
    }

    public StockResult apply(PartChange change, ReorderContext context) {
        var refusal = refusal(change);
        if (refusal.isPresent()) {
            return new StockResult.Refused(refusal.get());
        }
        var writer = new LedgerWriter(context);
        var before = change.after().part();
        boolean transfer = originals.stream().allMatch(it -> it.type().isTransfer());
        var next = change;
        // What comes back into a pool comes first: the other pool of a transfer may have to give.
        for (var original : originals) {
            var row = next.after().row(original.model());
            var delta = original.delta().negated();
            if (writer.isForbidden(row, delta)) {
                return new StockResult.Refused(
                        LedgerWriter.insufficient(next.after(), row, original.delta()));
            }
            next =
                    transfer
                            ? writer.write(next, line(next, original), reason, before.stock())
                            : countedBack(
                                    writer.write(next, line(next, original), reason), original);
        }
        return new StockResult.Changed(transfer ? next : writer.evaluated(before, next));
    }

    private Optional<StockRefusal> refusal(PartChange change) {
        if (change.after().part().archived()) {
            return Optional.of(new StockRefusal.Archived());
        }
        if (originals.stream().anyMatch(it -> it.type() == MovementType.REVERSAL)) {
            return Optional.of(new StockRefusal.NotReversible());
        }
        return originals.stream().map(Movement::id).anyMatch(reversedBefore()::contains)
                ? Optional.of(new StockRefusal.AlreadyReversed())
                : Optional.empty();
    }

    private Set<UUID> reversedBefore() {
        return ledger.stream()
                .flatMap(it -> it.links().reverses().stream())
                .collect(Collectors.toSet());
    }

    private Line line(PartChange change, Movement original) {
        boolean replayed = original.type().changesAverage() && original.unitCost().isPresent();
        var taken = reversedBefore();
        taken.add(original.id());
        return new Line(
                MovementType.REVERSAL,
                original.model(),
                original.delta().negated(),
                replayed
                        ? AverageCost.without(taken, ledger)
                        : change.after().part().holding().averageCost(),
                original.unitCost(),
                new Links(Optional.empty(), Optional.of(original.id())));
    }

    /** What arrived for an order that is still open has not arrived then. */
    private static PartChange countedBack(PartChange change, Movement original) {
        return change.after().task().filter(task -> arrivedForOrderOf(task, original)).isPresent()
                ? change.reordering(it -> it.received(original.delta().negated()))
                : change;
    }

    /** What arrived before its order was made was for one that is cancelled since. */
    private static boolean arrivedForOrderOf(ReorderTask task, Movement movement) {
        return movement.links().task().filter(task.id()::equals).isPresent()
                && task.state()
                        .latestOrder()
                        .filter(order -> !movement.reason().createdAt().isBefore(order.orderedAt()))
                        .isPresent();
    }
}
