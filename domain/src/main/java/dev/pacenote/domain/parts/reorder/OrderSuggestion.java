package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of a part to order, so that the delivery ends above the threshold.
 *
 * @param estimatedCost at the part's price, not rounded
 */
public record OrderSuggestion(Quantity quantity, BigDecimal estimatedCost) {

    private static final Quantity LEAST = Quantity.of(10);

    public static OrderSuggestion of(Part part, Workshop workshop) {
        var quantity = quantity(part, LowRule.threshold(part, workshop));
        return new OrderSuggestion(quantity, part.details().supply().unitPrice().times(quantity));
    }

    private static Quantity quantity(Part part, Quantity threshold) {
        var rule = part.details().reordering();
        var projected = part.projected();
        var wanted =
                rule.quantity()
                        .or(() -> rule.most().map(most -> most.minus(projected)))
                        .orElseGet(() -> threshold.times(2).max(LEAST));
        var least = threshold.plus(part.details().unit().scale().oneUnit()).minus(projected);
        var enough = wanted.max(least).orZero();
        return rule.packSize()
                .map(
                        size -> {
                            var down = packs(enough, size, RoundingMode.FLOOR);
                            return rule.most().isPresent()
                                            && projected.plus(down).isMoreThan(threshold)
                                    ? down
                                    : packs(enough, size, RoundingMode.CEILING);
                        })
                .orElse(enough);
    }

    private static Quantity packs(Quantity quantity, Quantity size, RoundingMode rounding) {
        return new Quantity(
                quantity.value().divide(size.value(), 0, rounding).multiply(size.value()));
    }
}
