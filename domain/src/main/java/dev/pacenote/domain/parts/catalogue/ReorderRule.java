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
        require(!threshold.isNegative(), "A threshold is at least 0.");
        require(most.filter(Quantity::isNegative).isEmpty(), "A highest stock is at least 0.");
        require(
                quantity.filter(it -> !it.isPositive()).isEmpty(),
                "A quantity to order is more than 0.");
        require(packSize.filter(Quantity.of(1)::isMoreThan).isEmpty(), "A pack holds at least 1.");
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new InvalidValueException("invalid_quantity", message);
        }
    }

    /** Watched by a threshold of its own. */
    public static ReorderRule of(Quantity threshold) {
        return new ReorderRule(
                true, threshold, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public ReorderRule watched(boolean next) {
        return new ReorderRule(next, threshold, quantity, most, packSize);
    }

    public ReorderRule withThreshold(Quantity next) {
        return new ReorderRule(watched, next, quantity, most, packSize);
    }

    public ReorderRule withQuantity(Optional<Quantity> next) {
        return new ReorderRule(watched, threshold, next, most, packSize);
    }

    public ReorderRule withMost(Optional<Quantity> next) {
        return new ReorderRule(watched, threshold, quantity, next, packSize);
    }

    public ReorderRule withPackSize(Optional<Quantity> next) {
        return new ReorderRule(watched, threshold, quantity, most, next);
    }
}
