package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.PartItems;
import dev.pacenote.adapters.out.dynamodb.parts.stock.DynamoMovements;
import dev.pacenote.adapters.out.dynamodb.parts.stock.MovementItems;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Sums over ledgers, made of the lines of a span as the index of an account's ledger knows them.
 */
public final class DynamoLedgerSums implements LedgerSums {

    /** What happened is entered so much later, at most, and so little before it happens. */
    private static final Duration LATER = Duration.ofDays(91);

    private static final Duration EARLIER = Duration.ofHours(1);

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

    private final PartsTables tables;

    public DynamoLedgerSums(PartsTables tables) {
        this.tables = tables;
    }

    @Override
    public List<Month> months(AccountId account, Span span) {
        var counted = notArchived(account);
        var lines =
                DynamoMovements.ofAccount(
                        account,
                        MovementItems.since(span.from().minus(EARLIER)),
                        MovementItems.since(span.until().plus(LATER)));
        var months =
                tables.stock()
                        .query(
                                lines,
                                items -> {
                                    var sums = new TreeMap<YearMonth, Sums>();
                                    items.forEach(item -> add(item, span, counted, sums));
                                    return sums;
                                });
        return months.entrySet().stream()
                .map(entry -> entry.getValue().month(entry.getKey()))
                .toList();
    }

    private Set<PartId> notArchived(AccountId account) {
        return tables.parts().query(DynamoParts.all(account)).stream()
                .map(PartItems::part)
                .filter(part -> !part.archived())
                .map(Part::key)
                .map(Part.Key::id)
                .collect(Collectors.toSet());
    }

    private static void add(
            Item item, Span span, Set<PartId> counted, Map<YearMonth, Sums> months) {
        var movement = MovementItems.movement(item);
        var at = movement.reason().occurredAt();
        if (at.isBefore(span.from())
                || !at.isBefore(span.until())
                || !counted.contains(movement.part().id())) {
            return;
        }
        months.computeIfAbsent(YearMonth.from(at.atZone(span.zone())), _ -> new Sums())
                .add(movement, MovementItems.countsAs(item));
    }
}
