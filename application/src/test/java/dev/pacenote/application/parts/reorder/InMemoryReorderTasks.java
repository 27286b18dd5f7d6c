package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.parts.PartsTables;
import dev.pacenote.application.platform.Tables;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Workshop;
import dev.pacenote.domain.parts.reorder.LowRule;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Tasks, and parts in need of them, in memory. */
public final class InMemoryReorderTasks implements ReorderTasks, PartsNeedingAttention {

    private static final Comparator<Part.Key> BY_KEY =
            Comparator.comparingLong((Part.Key key) -> key.account().value())
                    .thenComparing(Part.Key::id);

    private final Tables tables;

    public InMemoryReorderTasks(Tables tables) {
        this.tables = tables;
    }

    @Override
    public Optional<TaskOfPart> find(AccountId account, UUID id) {
        return tables.with(
                state ->
                        Optional.ofNullable(state.rows(PartsTables.TASKS).get(id))
                                .filter(task -> task.part().account().equals(account))
                                .map(task -> ofPart(state, task)));
    }

    private static TaskOfPart ofPart(Tables.State state, ReorderTask task) {
        var stocked = Optional.ofNullable(state.rows(PartsTables.PARTS).get(task.part()));
        return new TaskOfPart(task, stocked.orElseThrow().part());
    }

    @Override
    public List<TaskOfPart> list(AccountId account, Status status, int limit) {
        return tables.with(
                state ->
                        state.rows(PartsTables.TASKS).values().stream()
                                .filter(task -> task.part().account().equals(account))
                                .filter(status::shows)
                                .limit(limit)
                                .map(task -> ofPart(state, task))
                                .toList());
    }

    @Override
    public Page page(TasksQuery query) {
        return query.page(
                list(query.workshop().account(), query.status(), Integer.MAX_VALUE).stream());
    }

    @Override
    public Page closed(ClosedTasksQuery query) {
        return query.page(
                list(query.account(), Status.ALL, Integer.MAX_VALUE).stream()
                        .filter(it -> !it.task().isOpen()));
    }

    private Stream<Part.Key> inNeed() {
        return tables.with(
                state ->
                        state.rows(PartsTables.PARTS).values().stream()
                                .filter(it -> needs(state, it))
                                .map(it -> it.part().key())
                                .sorted(BY_KEY)
                                .toList()
                                .stream());
    }

    private static boolean needs(Tables.State state, StockedPart stocked) {
        var account = stocked.part().key().account();
        var workshop =
                Optional.ofNullable(state.rows(PartsTables.WORKSHOPS).get(account))
                        .orElseGet(() -> Workshop.initial(account, Currency.getInstance("USD")));
        return stocked.task().isPresent()
                || stocked.part().snoozedUntil().isPresent()
                || LowRule.isLow(stocked.part(), workshop);
    }

    @Override
    public List<Part.Key> page(Optional<Part.Key> after, int limit) {
        return inNeed().filter(key -> after.filter(it -> BY_KEY.compare(key, it) <= 0).isEmpty())
                .limit(limit)
                .toList();
    }

    @Override
    public List<PartId> of(AccountId account, Optional<PartId> after, int limit) {
        return inNeed().filter(key -> key.account().equals(account))
                .map(Part.Key::id)
                .filter(id -> after.filter(it -> id.compareTo(it) <= 0).isEmpty())
                .limit(limit)
                .toList();
    }
}
