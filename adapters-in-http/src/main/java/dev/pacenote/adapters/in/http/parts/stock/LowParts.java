package dev.pacenote.adapters.in.http.parts.stock;

import dev.pacenote.adapters.in.http.parts.catalogue.PartView;
import dev.pacenote.adapters.in.http.parts.reorder.TaskView;
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

    /**
     * All of it, the most needed first.
     *
     * @param withoutOrdered whether parts of which something is on order are left out
     */
    public List<LowPartView> of(AccountId account, boolean withoutOrdered) {
        var open =
                tasks.list(account, ReorderTasks.Status.OPEN).stream()
                        .collect(
                                Collectors.toMap(it -> it.task().part().id(), Function.identity()));
        return read.low(account).stream()
                .filter(part -> !withoutOrdered || !part.part().holding().onOrder().isPositive())
                .map(
                        part ->
                                new LowPartView(
                                        PartView.of(part),
                                        Optional.ofNullable(open.get(part.part().key().id()))
                                                .map(TaskView::of)
                                                .orElse(null)))
                .toList();
    }
}
