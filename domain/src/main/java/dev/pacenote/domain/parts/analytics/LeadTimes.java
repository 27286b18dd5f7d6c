package dev.pacenote.domain.parts.analytics;

import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PlainText;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How many days suppliers took from an order to the first that arrived of it.
 *
 * @param bySupplier the median of each, by its name as names are compared
 */
public record LeadTimes(Map<String, BigDecimal> bySupplier) {

    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    public LeadTimes {
        bySupplier = Map.copyOf(bySupplier);
    }

    /**
     * @param supplier of the part as it is now
     * @param days at least 0
     */
    public record Delivery(String supplier, long days) {}

    public static LeadTimes of(List<Delivery> deliveries) {
        var medians = new HashMap<String, BigDecimal>();
        deliveries.stream()
                .filter(it -> !it.supplier().isEmpty())
                .collect(
                        Collectors.groupingBy(
                                it -> PlainText.folded(it.supplier()),
                                Collectors.mapping(Delivery::days, Collectors.toList())))
                .forEach((supplier, days) -> medians.put(supplier, median(days)));
        return new LeadTimes(medians);
    }

    private static BigDecimal median(List<Long> days) {
        var sorted = days.stream().sorted().toList();
        long upper = sorted.get(sorted.size() / 2);
        long lower = sorted.get((sorted.size() - 1) / 2);
        // A half needs one decimal, so that this is exact.
        return BigDecimal.valueOf(lower + upper).divide(TWO);
    }

    /** What is entered for the part, else what its supplier took; empty when neither is known. */
    public Optional<BigDecimal> of(Part part) {
        var supply = part.details().supply();
        return supply.leadTimeDays()
                .map(BigDecimal::valueOf)
                .or(
                        () ->
                                Optional.ofNullable(
                                        bySupplier.get(
                                                PlainText.folded(supply.supplier().name()))));
    }
}
