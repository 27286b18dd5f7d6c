package dev.pacenote.adapters.in.http.parts.analytics;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.parts.analytics.LedgerSums.Month;
import dev.pacenote.application.parts.analytics.ReadAnalytics.Summary;
import dev.pacenote.domain.parts.analytics.StockSummary.Figures;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All figures of a workshop. */
@Schema(name = "PartsAnalytics")
record AnalyticsView(
        int totalParts,
        BigDecimal totalValue,
        int lowStockCount,
        List<LowView> lowStockItems,
        Map<String, FiguresView> categories,
        Map<String, FiguresView> vehicleModels,
        Map<String, MonthView> monthlyConsumption,
        BigDecimal totalCost,
        int outOfStockCount,
        String currency,
        String asOf) {

    /** A part that is low. */
    @Schema(name = "LowStockItem")
    record LowView(
            String partId,
            String partName,
            String partNumber,
            String vehicleModel,
            BigDecimal currentStock,
            BigDecimal reorderThreshold,
            String severity) {

        static LowView of(Part part, Workshop workshop) {
            var naming = part.details().naming();
            return new LowView(
                    part.key().id().value(),
                    naming.name(),
                    naming.number(),
                    part.details().placing().model().name(),
                    part.stock().value(),
                    LowRule.threshold(part, workshop).value(),
                    part.stock().isPositive() ? "low" : "out");
        }
    }

    @Schema(name = "PartsFigures")
    record FiguresView(int count, BigDecimal totalValue, int lowStockCount) {

        static Map<String, FiguresView> of(Map<String, Figures> groups) {
            var views = new LinkedHashMap<String, FiguresView>();
            groups.forEach(
                    (name, it) ->
                            views.put(
                                    name,
                                    new FiguresView(
                                            it.count(), Money.shown(it.value()), it.low())));
            return views;
        }
    }

    @Schema(name = "MonthlyConsumption")
    record MonthView(
            int partsUpdated,
            BigDecimal estimatedConsumption,
            BigDecimal consumptionValue,
            BigDecimal countDifference) {

        static Map<String, MonthView> of(List<Month> months) {
            var views = new LinkedHashMap<String, MonthView>();
            for (var it : months) {
                views.put(
                        it.month().toString(),
                        new MonthView(
                                it.partsMoved(),
                                ConsumptionView.plain(it.consumed()),
                                Money.shown(it.consumedValue()),
                                ConsumptionView.plain(it.corrected())));
            }
            return views;
        }
    }

    @Schema(name = "PartsSummary")
    record SummaryView(
            int totalParts,
            BigDecimal totalValue,
            int lowStockCount,
            int categoriesCount,
            int vehicleModelsCount,
            BigDecimal totalCost,
            int outOfStockCount) {

        static SummaryView of(Summary summary) {
            var stock = summary.stock();
            return new SummaryView(
                    stock.all().count(),
                    Money.shown(stock.all().value()),
                    stock.all().low(),
                    stock.categories().size(),
                    stock.models().size(),
                    Money.shown(stock.cost()),
                    stock.outOfStock());
        }
    }

    static List<LowView> low(Summary summary, int most) {
        return summary.low().stream()
                .limit(most)
                .map(part -> LowView.of(part, summary.workshop()))
                .toList();
    }

    static AnalyticsView of(Summary summary, List<Month> months, int mostLow) {
        var stock = summary.stock();
        return new AnalyticsView(
                stock.all().count(),
                Money.shown(stock.all().value()),
                stock.all().low(),
                low(summary, mostLow),
                FiguresView.of(stock.categories()),
                FiguresView.of(stock.models()),
                MonthView.of(months),
                Money.shown(stock.cost()),
                stock.outOfStock(),
                summary.workshop().currency().getCurrencyCode(),
                Times.iso(summary.asOf()));
    }
}
