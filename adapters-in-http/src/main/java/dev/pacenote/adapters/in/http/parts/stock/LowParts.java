package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.parts.catalogue.PartView;
import dev.pacenote.adapters.in.http.parts.reorder.TaskView;
import dev.pacenote.application.parts.catalogue.PartPlace;
import dev.pacenote.application.parts.catalogue.PartsQuery;
import dev.pacenote.application.parts.catalogue.ReadParts;
import dev.pacenote.application.parts.reorder.ReadReorderTasks;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.domain.identity.account.AccountId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts together the list of what is low. */
@Singleton
public final class LowParts {

    private final ReadParts read;
    private final ReadReorderTasks tasks;

    LowParts(ReadParts read, ReadReorderTasks tasks) {
        this.read = read;
        this.tasks = tasks;
    }

    /** A row and where it is in the list. */
    public record Row(LowPartView view, PartPlace place) {}

    /**
     * A part of the list.
     *
     * @param total rows in the whole list
     */
    public record Page(List<Row> rows, long total) {
        public Page {
            rows = List.copyOf(rows);
        }
    }

    /**
     * Some of it, the most needed first.
     *
     * @param withoutOrdered whether parts of which something is on order are left out
     * @param after the list goes on behind that place; empty: it begins
     */
    public Page page(
            AccountId account, boolean withoutOrdered, Optional<PartPlace> after, int limit) {
        var all =
                read.low(account).stream()
                        .filter(
                                part ->
                                        !withoutOrdered
                                                || !part.part().holding().onOrder().isPositive())
                        .toList();
        var order = PartsQuery.Sort.BY_NEED.order();
        var shown =
                all.stream()
                        .filter(
                                part ->
                                        after.filter(it -> order.compare(part.place(), it) <= 0)
                                                .isEmpty())
                        .limit(limit)
                        .toList();
        var open =
                tasks.list(account, ReorderTasks.Status.OPEN).stream()
                        .collect(
                                Collectors.toMap(it -> it.task().part().id(), Function.identity()));
        return new Page(
                shown.stream()
                        .map(
                                part ->
                                        new Row(
                                                new LowPartView(
                                                        PartView.of(part),
                                                        Optional.ofNullable(
                                                                        open.get(
                                                                                part.part()
                                                                                        .key()
                                                                                        .id()))
                                                                .map(TaskView::of)
                                                                .orElse(null)),
                                                part.place()))
                        .toList(),
                all.size());
    }
}
