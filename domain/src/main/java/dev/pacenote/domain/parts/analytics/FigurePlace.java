package dev.pacenote.domain.parts.analytics;

import dev.pacenote.domain.parts.catalogue.PartId;
import java.math.BigDecimal;
import java.util.Comparator;

/**
 * Where a part is in a list of figures: by two numbers, the smaller first, then by its id. Whoever
 * reads on goes on behind that place, so that they meet nothing twice, whatever came, went or
 * changed before it.
 */
public record FigurePlace(BigDecimal first, BigDecimal second, PartId id) {

    public static final Comparator<FigurePlace> ORDER =
            Comparator.comparing(FigurePlace::first)
                    .thenComparing(FigurePlace::second)
                    .thenComparing(FigurePlace::id);

    /** In a list that begins with the largest. */
    static FigurePlace largestFirst(BigDecimal value, PartId id) {
        return largestFirst(value, BigDecimal.ZERO, id);
    }

    /** The same, where the second number decides between equal first ones. */
    public static FigurePlace largestFirst(BigDecimal value, BigDecimal second, PartId id) {
        return new FigurePlace(value.negate(), second.negate(), id);
    }
}
