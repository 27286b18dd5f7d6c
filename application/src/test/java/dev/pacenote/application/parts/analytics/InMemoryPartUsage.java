package dev.pacenote.application.parts.analytics;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.Used;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.MovementType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What was used of each part, in memory. */
public final class InMemoryPartUsage implements PartUsage {

    private final Tables tables;

    public InMemoryPartUsage(Tables tables) {
        this.tables = tables;
    }

    /** The ledger of a workshop as it is at one moment. */
    private record Ledger(Map<UUID, Movement> all, List<ReorderTask> tasks) {

        /** What a movement counts as: what took another one back counts as that one. */
        MovementType kind(Movement movement) {
            return movement.links()
                    .reverses()
                    .map(id -> all.getOrDefault(id, movement).type())
                    .orElse(movement.type());
        }

        boolean wasTakenBack(Movement movement) {
            return all.values().stream()
                    .anyMatch(
                            it -> it.links().reverses().filter(movement.id()::equals).isPresent());
        }

        Stream<Movement> consumption() {
            return movements().filter(it -> kind(it).isConsumption());
        }

        Stream<Movement> movements() {
            return all.values().stream();
        }
    }

    private Ledger ledger(AccountId account) {
        return tables.with(
                state -> {
                    var parts = state.rows(PartsTables.PARTS);
                    var all = new HashMap<UUID, Movement>();
                    state.rows(PartsTables.MOVEMENTS).values().stream()
                            .filter(it -> it.part().account().equals(account))
                            .filter(it -> parts.containsKey(it.part()))
                            .filter(it -> !parts.get(it.part()).part().archived())
                            .forEach(it -> all.put(it.id(), it));
                    return new Ledger(
                            all,
                            state.rows(PartsTables.TASKS).values().stream()
                                    .filter(it -> it.part().account().equals(account))
                                    .toList());
                });
    }

    @Override
    public List<DayOfPart> byDay(AccountId account, Span span) {
        record Key(PartId part, LocalDate day) {}
        var ledger = ledger(account);
        var sums = new HashMap<Key, Used>();
        ledger.consumption()
                .filter(it -> !at(it).isBefore(span.from()) && at(it).isBefore(span.until()))
                .forEach(
                        it ->
                                sums.merge(
                                        new Key(
                                                it.part().id(),
                                                LocalDate.ofInstant(at(it), span.zone())),
                                        used(it),
                                        Used::plus));
        return sums.entrySet().stream()
                .map(it -> new DayOfPart(it.getKey().part(), it.getKey().day(), it.getValue()))
                .toList();
    }

    @Override
    public List<MonthOfPart> byMonth(AccountId account, LedgerSums.Months asked) {
        record Key(PartId part, YearMonth month) {}
        var ledger = ledger(account);
        var sums = new HashMap<Key, Used>();
        ledger.consumption()
                .forEach(
                        it ->
                                sums.merge(
                                        new Key(
                                                it.part().id(),
                                                YearMonth.from(at(it).atZone(asked.zone()))),
                                        used(it),
                                        Used::plus));
        return sums.entrySet().stream()
                .map(it -> new MonthOfPart(it.getKey().part(), it.getKey().month(), it.getValue()))
                .filter(it -> asked.has(it.month()) && !it.used().isNothing())
                .toList();
    }

    private static Used used(Movement movement) {
        var quantity = movement.delta().value().negate();
        return new Used(
                quantity,
                movement.unitCost()
                        .map(cost -> cost.amount().multiply(quantity))
                        .orElse(BigDecimal.ZERO));
    }

    private static Instant at(Movement movement) {
        return movement.reason().occurredAt();
    }

    @Override
    public List<History> histories(AccountId account) {
        var ledger = ledger(account);
        return ledger
                .movements()
                .collect(Collectors.groupingBy(it -> it.part().id()))
                .entrySet()
                .stream()
                .map(
                        it ->
                                new History(
                                        it.getKey(),
                                        it.getValue().stream()
                                                .map(InMemoryPartUsage::at)
                                                .min(Instant::compareTo)
                                                .orElseThrow(),
                                        it.getValue().stream()
                                                .filter(InMemoryPartUsage::uses)
                                                .filter(moved -> !ledger.wasTakenBack(moved))
                                                .map(InMemoryPartUsage::at)
                                                .max(Instant::compareTo)))
                .toList();
    }

    private static boolean uses(Movement movement) {
        return movement.type() == MovementType.CONSUME || movement.type() == MovementType.SCRAP;
    }

    @Override
    public List<Delivery> deliveries(AccountId account) {
        var ledger = ledger(account);
        return ledger.tasks().stream()
                .flatMap(
                        task ->
                                task
                                        .state()
                                        .latestOrder()
                                        .flatMap(order -> delivery(ledger, task, order))
                                        .stream())
                .toList();
    }

    /** What was written down before the order was placed arrived for an earlier one. */
    private static Optional<Delivery> delivery(Ledger ledger, ReorderTask task, Order order) {
        return ledger.movements()
                .filter(it -> it.links().task().filter(task.id()::equals).isPresent())
                .filter(it -> it.type() == MovementType.RECEIVE)
                .filter(it -> !it.reason().createdAt().isBefore(order.orderedAt()))
                .filter(it -> !ledger.wasTakenBack(it))
                .map(InMemoryPartUsage::at)
                .min(Instant::compareTo)
                .map(at -> new Delivery(task.part().id(), order.orderedAt(), at));
    }
}
