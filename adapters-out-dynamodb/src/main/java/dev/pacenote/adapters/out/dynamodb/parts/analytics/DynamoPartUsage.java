package dev.pacenote.adapters.out.dynamodb.parts.analytics;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.reducing;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.application.parts.analytics.LedgerSums;
import dev.pacenote.application.parts.analytics.PartUsage;
import dev.pacenote.application.parts.analytics.PartUsage.Span;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.analytics.Used;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.MovementType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was used of each part: by month made of the months that are kept of it, all else of the
 * lines of an account's ledger.
 */
public final class DynamoPartUsage implements PartUsage {

    private final CountedLines lines;
    private final LedgerMonths ledgers;
    private final ReorderTasks tasks;

    public DynamoPartUsage(PartsTables tables, ReorderTasks tasks) {
        this.lines = new CountedLines(tables);
        this.ledgers = new LedgerMonths(tables);
        this.tasks = tasks;
    }

    @Override
    public List<DayOfPart> byDay(AccountId account, Span span) {
        record Key(PartId part, LocalDate day) {}
        return lines
                .in(
                        span,
                        account,
                        all ->
                                all.filter(line -> line.kind().isConsumption())
                                        .collect(
                                                groupingBy(
                                                        line ->
                                                                new Key(
                                                                        line.part(),
                                                                        LocalDate.ofInstant(
                                                                                line.at(),
                                                                                span.zone())),
                                                        reducing(
                                                                Used.NOTHING,
                                                                LedgerLine::used,
                                                                Used::plus))))
                .entrySet()
                .stream()
                .map(it -> new DayOfPart(it.getKey().part(), it.getKey().day(), it.getValue()))
                .toList();
    }

    @Override
    public List<MonthOfPart> byMonth(AccountId account, LedgerSums.Months asked) {
        return ledgers.of(account, asked.zone()).stream()
                .flatMap(ledger -> used(ledger, asked))
                .toList();
    }

    private static Stream<MonthOfPart> used(SummedLedger ledger, LedgerSums.Months asked) {
        return ledger.in(asked).entrySet().stream()
                .filter(it -> !it.getValue().used().isNothing())
                .map(it -> new MonthOfPart(ledger.part().id(), it.getKey(), it.getValue().used()));
    }

    @Override
    public List<History> histories(AccountId account) {
        return lines
                .all(account, all -> all.collect(groupingBy(LedgerLine::part)))
                .entrySet()
                .stream()
                .map(
                        it ->
                                new History(
                                        it.getKey(),
                                        it.getValue().stream()
                                                .map(LedgerLine::at)
                                                .min(Comparator.naturalOrder())
                                                .orElseThrow(),
                                        it.getValue().stream()
                                                .filter(DynamoPartUsage::stays)
                                                .map(LedgerLine::at)
                                                .max(Comparator.naturalOrder())))
                .toList();
    }

    private static boolean stays(LedgerLine line) {
        var type = line.movement().type();
        return (type == MovementType.CONSUME || type == MovementType.SCRAP) && !line.takenBack();
    }

    @Override
    public List<Delivery> deliveries(AccountId account) {
        var received =
                lines.all(
                        account,
                        all ->
                                all.filter(line -> line.movement().type() == MovementType.RECEIVE)
                                        .filter(line -> !line.takenBack())
                                        .filter(line -> line.movement().links().task().isPresent())
                                        .collect(
                                                groupingBy(
                                                        line ->
                                                                line.movement()
                                                                        .links()
                                                                        .task()
                                                                        .orElseThrow())));
        return tasks.list(account, ReorderTasks.Status.ALL, Integer.MAX_VALUE).stream()
                .map(ReorderTasks.TaskOfPart::task)
                .flatMap(
                        task ->
                                task
                                        .state()
                                        .latestOrder()
                                        .flatMap(order -> delivery(task, order, received))
                                        .stream())
                .toList();
    }

    /** What was written down before the order was placed arrived for an earlier one. */
    private static Optional<Delivery> delivery(
            ReorderTask task, Order order, Map<UUID, List<LedgerLine>> received) {
        return received.getOrDefault(task.id(), List.of()).stream()
                .filter(line -> !line.movement().reason().createdAt().isBefore(order.orderedAt()))
                .map(LedgerLine::at)
                .min(Comparator.naturalOrder())
                .map((Instant at) -> new Delivery(task.part().id(), order.orderedAt(), at));
    }
}
