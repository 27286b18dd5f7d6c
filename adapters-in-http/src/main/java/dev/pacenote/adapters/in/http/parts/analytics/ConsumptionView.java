package dev.pacenote.adapters.in.http.parts.analytics;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.parts.analytics.ReadConsumption.Consumption;
import dev.pacenote.domain.parts.analytics.AbcPart;
import dev.pacenote.domain.parts.analytics.DeadStock;
import dev.pacenote.domain.parts.analytics.StockCover;
import dev.pacenote.domain.parts.analytics.Used;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Figures of one part. Each of them names the part and what it is counted in. */
final class ConsumptionView {

    private ConsumptionView() {}

    @Schema(name = "UsedOfMonth")
    record UsedView(BigDecimal quantity, BigDecimal value) {

        static UsedView of(Used used) {
            return new UsedView(plain(used.quantity()), Money.shown(used.value()));
        }
    }

    /**
     * @param months by month, such as {@code 2026-11}, the oldest first
     */
    @Schema(name = "PartConsumption")
    record OfPart(
            String partId,
            String partName,
            String unit,
            BigDecimal quantity,
            BigDecimal value,
            Map<String, UsedView> months) {

        static OfPart of(Consumption consumption) {
            var part = consumption.part();
            var months = new LinkedHashMap<String, UsedView>();
            consumption
                    .months()
                    .forEach((month, used) -> months.put(month.toString(), UsedView.of(used)));
            return new OfPart(
                    idOf(part),
                    nameOf(part),
                    unitOf(part),
                    plain(consumption.all().quantity()),
                    Money.shown(consumption.all().value()),
                    months);
        }
    }

    /**
     * @param reorderThreshold the one in force, which the advice is compared with
     * @param suggestedThreshold an advice; nothing follows from it
     */
    @Schema(name = "PartCover")
    record OfCover(
            String partId,
            String partName,
            String unit,
            BigDecimal currentStock,
            BigDecimal reorderThreshold,
            BigDecimal averageDailyUse,
            @Nullable BigDecimal coverDays,
            @Nullable BigDecimal leadTimeDays,
            @Nullable BigDecimal suggestedThreshold) {

        static OfCover of(StockCover cover) {
            var part = cover.part();
            return new OfCover(
                    idOf(part),
                    nameOf(part),
                    unitOf(part),
                    part.stock().value(),
                    cover.threshold().value(),
                    plain(cover.use().average()),
                    cover.coverDays().map(ConsumptionView::plain).orElse(null),
                    cover.leadDays().map(ConsumptionView::plain).orElse(null),
                    cover.suggestedThreshold().orElse(null));
        }
    }

    @Schema(name = "DeadStockPart")
    record OfDeadStock(
            String partId,
            String partName,
            String unit,
            BigDecimal currentStock,
            BigDecimal value,
            @Nullable String lastConsumedAt) {

        static OfDeadStock of(DeadStock dead) {
            var part = dead.part();
            return new OfDeadStock(
                    idOf(part),
                    nameOf(part),
                    unitOf(part),
                    part.stock().value(),
                    Money.shown(dead.value()),
                    dead.lastConsumedAt().map(Times::iso).orElse(null));
        }
    }

    /**
     * @param share of all that was used, 0 to 1
     * @param group in the contract's word {@code class}: A, B or C
     */
    @Schema(name = "PartRank")
    record OfRank(
            String partId,
            String partName,
            String unit,
            BigDecimal consumptionValue,
            BigDecimal share,
            @JsonProperty("class") String group) {

        static OfRank of(AbcPart ranked) {
            var part = ranked.part();
            return new OfRank(
                    idOf(part),
                    nameOf(part),
                    unitOf(part),
                    Money.shown(ranked.value()),
                    plain(ranked.share()),
                    ranked.group().name());
        }
    }

    @Schema(name = "PartConsumptionList")
    record OfParts(List<OfPart> items, @Nullable String nextCursor) {}

    @Schema(name = "PartCoverList")
    record OfCovers(List<OfCover> items, @Nullable String nextCursor) {}

    @Schema(name = "DeadStockList")
    record OfDeadStocks(List<OfDeadStock> items, @Nullable String nextCursor) {}

    @Schema(name = "PartRankList")
    record OfRanks(List<OfRank> items, @Nullable String nextCursor) {}

    private static String idOf(Part part) {
        return part.key().id().value();
    }

    private static String nameOf(Part part) {
        return part.details().naming().name();
    }

    private static String unitOf(Part part) {
        return part.details().unit().name();
    }

    /** Without needless zeros, and without an exponent. */
    static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
