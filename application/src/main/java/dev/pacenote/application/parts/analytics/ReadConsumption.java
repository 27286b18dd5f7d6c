package dev.pacenote.application.parts.analytics;

import dev.pacenote.application.parts.analytics.PartUsage.DayOfPart;
import dev.pacenote.application.parts.analytics.PartUsage.History;
import dev.pacenote.application.parts.analytics.PartUsage.MonthOfPart;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.WorkshopContexts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.AbcPart;
import dev.pacenote.domain.parts.analytics.DailyUse;
import dev.pacenote.domain.parts.analytics.DeadStock;
import dev.pacenote.domain.parts.analytics.FigurePlace;
import dev.pacenote.domain.parts.analytics.LeadTimes;
import dev.pacenote.domain.parts.analytics.StockCover;
import dev.pacenote.domain.parts.analytics.Used;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.reorder.LowRule;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Tells a workshop, part by part, what it used, how long it lasts, what lies there for nothing, and
 * which parts count most. Reading changes nothing.
 */
public final class ReadConsumption {

    private static final int MONTHS_OF_ABC = 12;

    private final Parts parts;
    private final PartUsage usage;
    private final WorkshopContexts contexts;
    private final InstantSource clock;

    public ReadConsumption(
            Parts parts, PartUsage usage, WorkshopContexts contexts, InstantSource clock) {
        this.parts = parts;
        this.usage = usage;
        this.contexts = contexts;
        this.clock = clock;
    }

    /**
     * What was used of a part.
     *
     * @param months the oldest first, those without a use included
     */
    public record Consumption(Part part, Used all, SequencedMap<YearMonth, Used> months) {

        private static final Comparator<Consumption> MOST_VALUE_FIRST =
                Comparator.comparing(Consumption::place, FigurePlace.ORDER);

        /** Where it is in the list, that of which most was used first. */
        public FigurePlace place() {
            return FigurePlace.largestFirst(all.value(), all.quantity(), id(part));
        }
    }

    /**
     * What was used of each part in the last months of the account's time zone, that of which most
     * was used first.
     *
     * @param count 1 to 36, the present month included
     */
    public List<Consumption> consumption(AccountId account, int count) {
        var used = months(account, count);
        var last = YearMonth.from(today(contexts.zone(account)));
        return all(account).stream()
                .map(part -> consumption(part, used.getOrDefault(id(part), List.of()), last, count))
                .sorted(Consumption.MOST_VALUE_FIRST)
                .toList();
    }

    private static Consumption consumption(
            Part part, List<MonthOfPart> used, YearMonth last, int count) {
        var months = new TreeMap<YearMonth, Used>();
        IntStream.range(0, count).forEach(i -> months.put(last.minusMonths(i), Used.NOTHING));
        used.forEach(it -> months.put(it.month(), it.used()));
        return new Consumption(part, Used.sum(months.values()), months);
    }

    /** How long each part lasts, that which is used up first first. */
    public List<StockCover> cover(AccountId account) {
        var zone = contexts.zone(account);
        var today = today(zone);
        var workshop = contexts.workshop(account);
        var all = all(account);
        var used =
                usage.byDay(account, span(DailyUse.firstDay(today), today, zone)).stream()
                        .collect(Collectors.groupingBy(DayOfPart::part));
        var first = new HashMap<PartId, LocalDate>();
        usage.histories(account)
                .forEach(it -> first.put(it.part(), LocalDate.ofInstant(it.firstMovedAt(), zone)));
        var leads = leadTimes(account, all, zone);
        return all.stream()
                .map(
                        part ->
                                new StockCover(
                                        part,
                                        LowRule.threshold(part, workshop),
                                        DailyUse.of(
                                                used.getOrDefault(id(part), List.of()).stream()
                                                        .map(it -> it.used().quantity())
                                                        .toList(),
                                                first.getOrDefault(id(part), today),
                                                today),
                                        leads.of(part)))
                .sorted(StockCover.SHORTEST_FIRST)
                .toList();
    }

    private LeadTimes leadTimes(AccountId account, List<Part> all, ZoneId zone) {
        var byId = all.stream().collect(Collectors.toMap(ReadConsumption::id, Function.identity()));
        return LeadTimes.of(
                usage.deliveries(account).stream()
                        .flatMap(
                                it ->
                                        Optional.ofNullable(byId.get(it.part()))
                                                .map(part -> delivery(part, it, zone))
                                                .stream())
                        .toList());
    }

    private static LeadTimes.Delivery delivery(Part part, PartUsage.Delivery it, ZoneId zone) {
        long days =
                ChronoUnit.DAYS.between(
                        LocalDate.ofInstant(it.orderedAt(), zone),
                        LocalDate.ofInstant(it.arrivedAt(), zone));
        // Whoever enters later what came before they ordered had it the same day.
        return new LeadTimes.Delivery(part.details().supply().supplier().name(), Math.max(0, days));
    }

    /** What lies there and is not used, the most valuable first. */
    public List<DeadStock> deadStock(AccountId account) {
        var now = clock.instant();
        Map<PartId, Optional<Instant>> last =
                usage.histories(account).stream()
                        .collect(Collectors.toMap(History::part, History::lastConsumedAt));
        return all(account).stream()
                .flatMap(
                        part ->
                                DeadStock.of(
                                        part, last.getOrDefault(id(part), Optional.empty()), now)
                                        .stream())
                .sorted(DeadStock.MOST_VALUABLE_FIRST)
                .toList();
    }

    /** Which parts count most of what was used in 12 months. */
    public List<AbcPart> abc(AccountId account) {
        var values = new HashMap<PartId, BigDecimal>();
        months(account, MONTHS_OF_ABC)
                .forEach(
                        (part, months) ->
                                values.put(
                                        part,
                                        Used.sum(months.stream().map(MonthOfPart::used).toList())
                                                .value()));
        return AbcPart.ranked(all(account), values);
    }

    private Map<PartId, List<MonthOfPart>> months(AccountId account, int count) {
        var zone = contexts.zone(account);
        var last = YearMonth.from(today(zone));
        return usage
                .byMonth(account, new LedgerSums.Months(last.minusMonths(count - 1L), last, zone))
                .stream()
                .collect(Collectors.groupingBy(MonthOfPart::part));
    }

    private List<Part> all(AccountId account) {
        return AllParts.of(parts, account);
    }

    private LocalDate today(ZoneId zone) {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static Span span(LocalDate first, LocalDate last, ZoneId zone) {
        return new Span(
                first.atStartOfDay(zone).toInstant(),
                last.plusDays(1).atStartOfDay(zone).toInstant(),
                zone);
    }

    private static PartId id(Part part) {
        return part.key().id();
    }
}
