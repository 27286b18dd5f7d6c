package dev.pacenote.domain.parts.analytics;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * How much of all that a workshop uses is one part: A are the few that most of the money goes
 * through, C the many that hardly matter.
 *
 * @param value what was used of it, not rounded
 * @param share of all that was used, 0 to 1, rounded half-even to 4 decimals
 */
public record AbcPart(Part part, BigDecimal value, BigDecimal share, Group group) {

    private static final int SHARE_DECIMALS = 4;
    private static final BigDecimal END_OF_A = new BigDecimal("0.80");
    private static final BigDecimal END_OF_B = new BigDecimal("0.95");

    public enum Group {
        A,
        B,
        C;

        /** By the share of those before it. Nothing is divided, so nothing is rounded. */
        static Group of(BigDecimal value, BigDecimal before, BigDecimal all) {
            if (value.signum() <= 0) {
                return C;
            }
            if (before.compareTo(all.multiply(END_OF_A)) < 0) {
                return A;
            }
            return before.compareTo(all.multiply(END_OF_B)) < 0 ? B : C;
        }
    }

    /**
     * Ranks parts, that of which most was used first, those of the same value by their ids.
     *
     * @param values what was used of each in 12 months; a part without one was not used
     */
    public static List<AbcPart> ranked(List<Part> parts, Map<PartId, BigDecimal> values) {
        var sorted =
                parts.stream()
                        .sorted(
                                Comparator.comparing(
                                        part -> placeOf(part, value(part, values)),
                                        FigurePlace.ORDER))
                        .toList();
        // Where more came back than was used, nothing was used of that part.
        var all =
                sorted.stream()
                        .map(part -> value(part, values).max(BigDecimal.ZERO))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var ranked = new ArrayList<AbcPart>();
        var before = BigDecimal.ZERO;
        for (var part : sorted) {
            var value = value(part, values);
            ranked.add(new AbcPart(part, value, share(value, all), Group.of(value, before, all)));
            before = before.add(value.max(BigDecimal.ZERO));
        }
        return List.copyOf(ranked);
    }

    /** Where it is in the ranking. */
    public FigurePlace place() {
        return placeOf(part, value);
    }

    private static FigurePlace placeOf(Part part, BigDecimal value) {
        return FigurePlace.largestFirst(value, part.key().id());
    }

    private static BigDecimal value(Part part, Map<PartId, BigDecimal> values) {
        return values.getOrDefault(part.key().id(), BigDecimal.ZERO);
    }

    private static BigDecimal share(BigDecimal value, BigDecimal all) {
        return value.signum() > 0
                ? value.divide(all, SHARE_DECIMALS, RoundingMode.HALF_EVEN)
                : BigDecimal.ZERO;
    }
}
