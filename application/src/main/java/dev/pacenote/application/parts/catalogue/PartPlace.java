package dev.pacenote.application.parts.catalogue;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import java.time.Instant;
import java.util.Comparator;

/**
 * Where a part is in lists: whatever one of them can be in the order of. Whoever reads on goes on
 * behind that place, so that they miss nothing and meet nothing twice, whatever came, went or
 * changed before it.
 *
 * @param threshold the one in force
 */
public record PartPlace(
        String nameKey,
        String numberKey,
        Quantity stock,
        Quantity threshold,
        Instant updatedAt,
        PartId id) {

    static final Comparator<PartPlace> BY_NAME = Comparator.comparing(PartPlace::nameKey);

    static final Comparator<PartPlace> BY_ID = Comparator.comparing(PartPlace::id);

    /** Where the part is now. */
    public static PartPlace of(Part part, Workshop workshop) {
        var naming = part.details().naming();
        return new PartPlace(
                naming.nameKey(),
                naming.numberKey(),
                part.stock(),
                LowRule.threshold(part, workshop),
                part.times().updatedAt(),
                part.key().id());
    }

    /** Stock ÷ threshold, compared without dividing; without a threshold nothing is needed. */
    static int moreNeeded(PartPlace one, PartPlace other) {
        return one.threshold().isZero() || other.threshold().isZero()
                ? Boolean.compare(one.threshold().isZero(), other.threshold().isZero())
                : one.stock()
                        .value()
                        .multiply(other.threshold().value())
                        .compareTo(other.stock().value().multiply(one.threshold().value()));
    }
}
