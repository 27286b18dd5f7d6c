package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * Sums over ledgers, made of the lines of a span as the index of an account's ledger knows them.
 */
public final class DynamoLedgerSums implements LedgerSums {

    private static final class Sums {
        private final Set<PartId> moved = new HashSet<>();
        private BigDecimal consumed = BigDecimal.ZERO;
        private BigDecimal value = BigDecimal.ZERO;
        private BigDecimal corrected = BigDecimal.ZERO;

        void add(Movement movement, MovementType kind) {
            if (!kind.isTransfer()) {
                moved.add(movement.part().id());
            }
            if (kind.isConsumption()) {
                consumed = consumed.subtract(movement.delta().value());
                value =
                        value.subtract(
                                movement.unitCost().orElse(Money.ZERO).times(movement.delta()));
            }
            if (kind.isCorrection()) {
                corrected = corrected.add(movement.delta().value());
            }
        }

        Month month(YearMonth month) {
            return new Month(month, moved.size(), consumed, value, corrected);
        }
    }

    private final CountedLines lines;

    public DynamoLedgerSums(PartsTables tables) {
        this.lines = new CountedLines(tables);
    }

    @Override
    public List<Month> months(AccountId account, Months asked) {
        var months =
                lines.in(
                        span(asked),
                        account,
                        all -> {
                            var sums = new TreeMap<YearMonth, Sums>();
                            all.forEach(
                                    line ->
                                            sums.computeIfAbsent(
                                                            YearMonth.from(
                                                                    line.at().atZone(asked.zone())),
                                                            _ -> new Sums())
                                                    .add(line.movement(), line.kind()));
                            return sums;
                        });
        return months.entrySet().stream()
                .map(entry -> entry.getValue().month(entry.getKey()))
                .toList();
    }

    private static Span span(Months asked) {
        return new Span(
                asked.first().atDay(1).atStartOfDay(asked.zone()).toInstant(),
                asked.last().plusMonths(1).atDay(1).atStartOfDay(asked.zone()).toInstant(),
                asked.zone());
    }
}
