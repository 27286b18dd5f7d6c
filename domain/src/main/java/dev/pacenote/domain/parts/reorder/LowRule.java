package dev.pacenote.domain.parts.reorder;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;

/** When a part is low: one rule for each list, count, filter, task and notice. */
public final class LowRule {

    private LowRule() {}

    /** The part's own threshold, or the workshop's default where that is 0. */
    public static Quantity threshold(Part part, Workshop workshop) {
        var own = part.details().reordering().threshold();
        return own.isZero() ? workshop.defaultThreshold() : own;
    }

    /** Whether a part can run low at all. */
    public static boolean isWatched(Part part, Workshop workshop) {
        return part.details().reordering().watched()
                && !part.archived()
                && threshold(part, workshop).isPositive();
    }

    /** Whether a part is low now. */
    public static boolean isLow(Part part, Workshop workshop) {
        return isWatched(part, workshop) && !part.stock().isMoreThan(threshold(part, workshop));
    }

    /** Whether a part would be low with all that is ordered. */
    public static boolean staysLow(Part part, Workshop workshop) {
        return isWatched(part, workshop) && !part.projected().isMoreThan(threshold(part, workshop));
    }
}
