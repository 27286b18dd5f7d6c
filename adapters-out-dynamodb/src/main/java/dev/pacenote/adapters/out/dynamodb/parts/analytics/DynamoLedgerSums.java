package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.domain.identity.account.AccountId;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.TreeMap;

/** Sums over ledgers, made of the months that are kept of each part. */
public final class DynamoLedgerSums implements LedgerSums {

    private final LedgerMonths ledgers;

    public DynamoLedgerSums(PartsTables tables) {
        this.ledgers = new LedgerMonths(tables);
    }

    @Override
    public List<Month> months(AccountId account, Months asked) {
        var all = new TreeMap<YearMonth, Month>();
        for (var ledger : ledgers.of(account, asked.zone())) {
            ledger.in(asked)
                    .forEach(
                            (month, sums) ->
                                    all.put(
                                            month,
                                            plus(all.getOrDefault(month, nothing(month)), sums)));
        }
        return List.copyOf(all.values());
    }

    private static Month nothing(YearMonth month) {
        return new Month(month, 0, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
    }

    private static Month plus(Month month, MonthSums ofPart) {
        return new Month(
                month.month(),
                month.partsMoved() + (ofPart.moved() ? 1 : 0),
                month.consumed().add(ofPart.used().quantity()),
                month.consumedValue().add(ofPart.used().value()),
                month.corrected().add(ofPart.corrected()));
    }
}
