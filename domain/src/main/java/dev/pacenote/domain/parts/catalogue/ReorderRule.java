package dev.pacenote.domain.parts.catalogue;

import dev.pacenote.domain.platform.InvalidValueException;
import java.util.Optional;

/**
 * When a part runs low, and how much of it is ordered then.
 *
 * @param watched whether it ever runs low
 * @param threshold its own; 0: the workshop's default counts
 * @param quantity how much is ordered each time; empty: what the stock suggests
 * @param most how much there is room for
 * @param packSize it comes in packs of that size only
 */
public record ReorderRule(
        boolean watched,
        Quantity threshold,
        Optional<Quantity> quantity,
        Optional<Quantity> most,
        Optional<Quantity> packSize) {

    /** Watched by the workshop's default. */
    public static final ReorderRule DEFAULT = of(Quantity.ZERO);

    public ReorderRule {
        if (threshold.isNegative()
                || most.filter(Quantity::isNegative).isPresent()
                || quantity.filter(it -> !it.isPositive()).isPresent()
                || packSize.filter(Quantity.of(1)::isMoreThan).isPresent()) {
            throw new InvalidValueException(
                    "invalid_quantity",
                    "A threshold and a highest stock are at least 0, an order is more than 0, a"
                            + " pack is at least 1.");
        }
    }

    /** Watched by a threshold of its own. */
    public static ReorderRule of(Quantity threshold) {
        return new ReorderRule(
                true, threshold, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
