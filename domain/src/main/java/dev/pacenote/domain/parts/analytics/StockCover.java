package dev.pacenote.domain.parts.analytics;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Quantity;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Optional;

/**
 * How long a part lasts, and when to order it.
 *
 * @param threshold in force for it
 * @param leadDays from order to delivery; empty: not known
 */
public record StockCover(
        Part part, Quantity threshold, DailyUse use, Optional<BigDecimal> leadDays) {

    /** That which is used up first comes first, parts that nobody uses come last. */
    public static final Comparator<StockCover> SHORTEST_FIRST =
            Comparator.comparing(StockCover::place, FigurePlace.ORDER);

    /** Where it is in the list that is sorted so. */
    public FigurePlace place() {
        var id = part.key().id();
        return coverDays()
                .map(days -> new FigurePlace(BigDecimal.ZERO, days, id))
                .orElseGet(() -> new FigurePlace(BigDecimal.ONE, BigDecimal.ZERO, id));
    }

    /** For how many days stock lasts; empty when the part is not used. */
    public Optional<BigDecimal> coverDays() {
        return use.coverDays(part.stock());
    }

    /** An advice; empty when too little is known. */
    public Optional<BigDecimal> suggestedThreshold() {
        return leadDays.flatMap(use::suggestedThreshold);
    }
}
