package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.parts.reorder.ReorderTasks.TaskOfPart;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PlainText;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.OrderSuggestion;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a workshop has to order: a sheet for each supplier, by name; parts that nobody is known to
 * sell come last. Sums are exact.
 */
public record PurchaseList(Currency currency, List<Sheet> sheets) {

    /**
     * @param supplier blank: nobody is known to sell it
     */
    public record Sheet(String supplier, List<Line> lines) {
        public Sheet {
            lines = List.copyOf(lines);
        }

        public BigDecimal total() {
            return sum(lines.stream().map(Line::cost).toList());
        }
    }

    public record Line(UUID task, Part part, Quantity quantity, BigDecimal cost) {

        private static Line of(TaskOfPart needed, Workshop workshop) {
            var suggestion = OrderSuggestion.of(needed.part(), workshop);
            return new Line(
                    needed.task().id(),
                    needed.part(),
                    suggestion.quantity(),
                    suggestion.estimatedCost());
        }

        private String supplier() {
            return part.details().supply().supplier().name();
        }
    }

    private static final Comparator<String> BLANK_LAST =
            Comparator.comparing(String::isEmpty).thenComparing(Comparator.naturalOrder());

    public PurchaseList {
        sheets = List.copyOf(sheets);
    }

    /**
     * @param needed in the order of the lines
     */
    static PurchaseList of(List<TaskOfPart> needed, Workshop workshop) {
        var bySupplier =
                needed.stream()
                        .map(task -> Line.of(task, workshop))
                        .collect(
                                Collectors.groupingBy(
                                        line -> PlainText.folded(line.supplier()),
                                        () -> new TreeMap<>(BLANK_LAST),
                                        Collectors.toList()));
        return new PurchaseList(
                workshop.currency(),
                bySupplier.values().stream()
                        .map(lines -> new Sheet(lines.getFirst().supplier(), lines))
                        .toList());
    }

    public BigDecimal total() {
        return sum(sheets.stream().map(Sheet::total).toList());
    }

    private static BigDecimal sum(List<BigDecimal> amounts) {
        return amounts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
