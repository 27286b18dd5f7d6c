package dev.pacenote.domain.parts.stock;

import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a unit of the stock at hand cost on average. Only receipts change it. */
public final class AverageCost {

    private AverageCost() {}

    /**
     * After a receipt. The first known cost counts for all stock at hand.
     *
     * @param before the stock before it; less than nothing counts as nothing
     */
    public static Money after(
            Quantity before, Optional<Money> average, Quantity received, Money cost) {
        var old = before.orZero();
        var all = old.plus(received);
        if (average.isEmpty() || !all.isPositive()) {
            return average.filter(_ -> !received.isPositive()).orElse(cost);
        }
        return new Money(
                average.get()
                        .times(old)
                        .add(cost.times(received))
                        .divide(all.value(), Money.DECIMALS, RoundingMode.HALF_EVEN));
    }

    /**
     * What it would be without some movements and their reversals, as if they had never been.
     *
     * @param ledger all movements of a part, in their order
     */
    public static Optional<Money> without(Set<UUID> reversed, Collection<Movement> ledger) {
        var average = Optional.<Money>empty();
        var total = Quantity.ZERO;
        for (var movement : ledger) {
            if (reversed.contains(movement.id())
                    || movement.links().reverses().filter(reversed::contains).isPresent()) {
                continue;
            }
            if (movement.type().changesAverage() && movement.unitCost().isPresent()) {
                average =
                        Optional.of(
                                after(total, average, movement.delta(), movement.unitCost().get()));
            }
            total = total.plus(movement.delta());
        }
        return average;
    }
}
