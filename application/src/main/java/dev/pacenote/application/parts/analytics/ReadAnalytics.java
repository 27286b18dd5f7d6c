package dev.pacenote.application.parts.analytics;

import dev.pacenote.application.parts.analytics.LedgerSums.Month;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.application.parts.catalogue.WorkshopContexts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.StockSummary;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.Workshop;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Tells a workshop what it has, what is low and what it used up. */
public final class ReadAnalytics {

    private final Parts parts;
    private final LedgerSums ledgers;
    private final WorkshopContexts contexts;
    private final InstantSource clock;

    public ReadAnalytics(
            Parts parts, LedgerSums ledgers, WorkshopContexts contexts, InstantSource clock) {
        this.parts = parts;
        this.ledgers = ledgers;
        this.contexts = contexts;
        this.clock = clock;
    }

    /**
     * @param low the most needed first
     */
    public record Summary(StockSummary stock, List<Part> low, Workshop workshop, Instant asOf) {}

    public Summary summary(AccountId account) {
        var workshop = contexts.workshop(account);
        var stock = StockSummary.of(AllParts.of(parts, account), workshop);
        return new Summary(
                stock,
                stock.low().stream().sorted(PartsQuery.low(workshop).order()).toList(),
                workshop,
                clock.instant());
    }

    /**
     * The last months in the account's time zone, the oldest first, also those without a movement.
     *
     * @param count 1 to 36, the present one included
     */
    public List<Month> months(AccountId account, int count) {
        var zone = contexts.zone(account);
        var present = YearMonth.from(clock.instant().atZone(zone));
        var found =
                ledgers
                        .months(
                                account,
                                new LedgerSums.Months(
                                        present.minusMonths(count - 1L), present, zone))
                        .stream()
                        .collect(Collectors.toMap(Month::month, Function.identity()));
        return IntStream.range(0, count)
                .mapToObj(i -> present.minusMonths(count - 1L - i))
                .map(month -> found.getOrDefault(month, nothing(month)))
                .toList();
    }

    private static Month nothing(YearMonth month) {
        return new Month(month, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }
}
