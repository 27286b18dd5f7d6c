package dev.pacenote.application.parts.analytics;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Sums over ledgers in memory. */
public final class InMemoryLedgerSums implements LedgerSums {

    private final Tables tables;

    public InMemoryLedgerSums(Tables tables) {
        this.tables = tables;
    }

    @Override
    public List<Month> months(AccountId account, Months asked) {
        return tables.with(
                state -> {
                    Map<UUID, Movement> all = Map.copyOf(state.rows(PartsTables.MOVEMENTS));
                    var parts = state.rows(PartsTables.PARTS);
                    var months =
                            all.values().stream()
                                    .filter(it -> it.part().account().equals(account))
                                    .filter(
                                            it ->
                                                    parts.containsKey(it.part())
                                                            && !parts.get(it.part())
                                                                    .part()
                                                                    .archived())
                                    .filter(it -> isWithin(it, asked))
                                    .collect(
                                            Collectors.groupingBy(
                                                    it -> month(it, asked),
                                                    TreeMap::new,
                                                    Collectors.toList()));
                    return months.entrySet().stream()
                            .map(entry -> month(entry.getKey(), entry.getValue(), all))
                            .toList();
                });
    }

    private static boolean isWithin(Movement movement, Months asked) {
        return asked.has(month(movement, asked));
    }

    private static YearMonth month(Movement movement, Months asked) {
        return YearMonth.from(movement.reason().occurredAt().atZone(asked.zone()));
    }

    private static Month month(YearMonth month, List<Movement> moved, Map<UUID, Movement> all) {
        Function<Movement, MovementType> kind =
                it ->
                        it.links()
                                .reverses()
                                .map(id -> all.getOrDefault(id, it).type())
                                .orElse(it.type());
        return new Month(
                month,
                (int)
                        moved.stream()
                                .filter(it -> !kind.apply(it).isTransfer())
                                .map(Movement::part)
                                .distinct()
                                .count(),
                sum(moved, it -> kind.apply(it).isConsumption(), it -> it.delta().value()).negate(),
                sum(
                                moved,
                                it -> kind.apply(it).isConsumption(),
                                it ->
                                        it.unitCost()
                                                .map(cost -> cost.times(it.delta()))
                                                .orElse(BigDecimal.ZERO))
                        .negate(),
                sum(moved, it -> kind.apply(it).isCorrection(), it -> it.delta().value()));
    }

    private static BigDecimal sum(
            List<Movement> moved,
            Predicate<Movement> counts,
            Function<Movement, BigDecimal> amount) {
        return moved.stream().filter(counts).map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
