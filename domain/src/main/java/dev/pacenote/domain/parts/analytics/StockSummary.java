package dev.pacenote.domain.parts.analytics;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a workshop has on its shelves. Sums are exact; whoever shows them rounds once.
 *
 * @param all of every part together
 * @param cost what it cost, or is sold for where no cost is known
 * @param outOfStock parts of which there is nothing, low or not
 * @param low in no order
 * @param categories by the spelling of the oldest part in it
 * @param models the same by the parts' own vehicle models
 */
public record StockSummary(
        Figures all,
        BigDecimal cost,
        int outOfStock,
        List<Part> low,
        Map<String, Figures> categories,
        Map<String, Figures> models) {

    /** What a part without a category is counted as. */
    public static final String UNCATEGORIZED = "Uncategorized";

    /**
     * @param value at the parts' prices
     */
    public record Figures(int count, BigDecimal value, int low) {

        static Figures of(List<Part> parts, Workshop workshop) {
            return new Figures(
                    parts.size(),
                    sum(parts, it -> it.details().supply().unitPrice().times(held(it))),
                    (int) parts.stream().filter(it -> LowRule.isLow(it, workshop)).count());
        }
    }

    private static final Comparator<Part> OLDEST_FIRST =
            Comparator.comparing((Part part) -> part.times().createdAt())
                    .thenComparing(part -> part.key().id());

    /**
     * @param parts all that are not archived
     */
    public static StockSummary of(List<Part> parts, Workshop workshop) {
        var oldestFirst = parts.stream().sorted(OLDEST_FIRST).toList();
        return new StockSummary(
                Figures.of(parts, workshop),
                sum(parts, it -> it.cost().times(held(it))),
                (int) parts.stream().filter(it -> !it.stock().isPositive()).count(),
                parts.stream().filter(it -> LowRule.isLow(it, workshop)).toList(),
                grouped(oldestFirst, workshop, StockSummary::category),
                grouped(oldestFirst, workshop, it -> it.details().placing().model().name()));
    }

    private static String category(Part part) {
        var own = part.details().placing().category();
        return own.isEmpty() ? UNCATEGORIZED : own;
    }

    private static Map<String, Figures> grouped(
            List<Part> oldestFirst, Workshop workshop, Function<Part, String> name) {
        var names = new LinkedHashMap<String, String>();
        var members = new LinkedHashMap<String, ArrayList<Part>>();
        for (var part : oldestFirst) {
            var key = PlainText.folded(name.apply(part));
            names.putIfAbsent(key, name.apply(part));
            members.computeIfAbsent(key, _ -> new ArrayList<>()).add(part);
        }
        var groups = new LinkedHashMap<String, Figures>();
        names.forEach(
                (key, shown) ->
                        groups.put(
                                shown,
                                Figures.of(
                                        members.getOrDefault(key, new ArrayList<>()), workshop)));
        return groups;
    }

    /** What is there; a row below zero is worth nothing. */
    private static Quantity held(Part part) {
        return part.stock().orZero();
    }

    private static BigDecimal sum(List<Part> parts, Function<Part, BigDecimal> amount) {
        return parts.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
