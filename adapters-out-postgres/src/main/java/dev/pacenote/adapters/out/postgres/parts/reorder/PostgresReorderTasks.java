package dev.pacenote.adapters.out.postgres.parts.reorder;

import dev.pacenote.adapters.out.postgres.parts.catalogue.PartRow;
import dev.pacenote.adapters.out.postgres.parts.catalogue.PartRows;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.application.parts.catalogue.PartPlace;
import dev.pacenote.application.parts.reorder.ClosedTasksQuery;
import dev.pacenote.application.parts.reorder.PartsNeedingAttention;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.reorder.TasksQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tasks, and parts in need of a look, in Postgres. */
@Singleton
public final class PostgresReorderTasks implements ReorderTasks, PartsNeedingAttention {

    private final ReorderTaskRows tasks;
    private final PartRows parts;

    PostgresReorderTasks(ReorderTaskRows tasks, PartRows parts) {
        this.tasks = tasks;
        this.parts = parts;
    }

    @Override
    public Optional<TaskOfPart> find(AccountId account, UUID id) {
        return tasks.find(account.value(), id)
                .flatMap(
                        row ->
                                parts.find(account.value(), row.partId())
                                        .map(part -> new TaskOfPart(row.task(), part.part())));
    }

    @Override
    public List<TaskOfPart> list(AccountId account, Status status, int limit) {
        return withParts(account, tasks.list(account.value(), status.name(), limit));
    }

    @Override
    public Page page(TasksQuery query) {
        var account = query.workshop().account();
        var after = query.after();
        var part = after.map(TasksQuery.Place::part);
        var rows =
                tasks.page(
                        account.value(),
                        query.status().name(),
                        query.workshop().defaultThreshold().value(),
                        part.map(it -> it.stock().value()).orElse(null),
                        part.map(it -> it.threshold().value()).orElse(null),
                        part.map(PartPlace::nameKey).orElse(null),
                        part.map(it -> it.id().value()).orElse(null),
                        Rows.stored(after.map(TasksQuery.Place::createdAt)),
                        after.map(it -> it.id().toString()).orElse(null),
                        query.limit());
        return new Page(
                withParts(account, rows), tasks.count(account.value(), query.status().name()));
    }

    @Override
    public Page closed(ClosedTasksQuery query) {
        var account = query.account();
        var after = query.after();
        var rows =
                tasks.closed(
                        account.value(),
                        after.map(it -> StoredState.sortable(it.closedAt())).orElse(null),
                        after.map(it -> it.id().toString()).orElse(null),
                        query.limit());
        return new Page(withParts(account, rows), tasks.countClosed(account.value()));
    }

    private List<TaskOfPart> withParts(AccountId account, List<ReorderTaskRow> found) {
        var ids = found.stream().map(ReorderTaskRow::partId).distinct().toArray(String[]::new);
        var all =
                parts.all(account.value(), ids).stream()
                        .map(PartRow::part)
                        .collect(
                                Collectors.toMap(
                                        part -> part.key().id().value(), Function.identity()));
        return found.stream()
                .flatMap(
                        row ->
                                Optional.ofNullable(all.get(row.partId()))
                                        .map(part -> new TaskOfPart(row.task(), part))
                                        .stream())
                .toList();
    }

    @Override
    public List<Part.Key> page(Optional<Part.Key> after, int limit) {
        return parts
                .inNeed(
                        after.map(key -> key.account().value()).orElse(0L),
                        after.map(key -> key.id().value()).orElse(""),
                        limit)
                .stream()
                .map(row -> new Part.Key(new AccountId(row.accountId()), new PartId(row.partId())))
                .toList();
    }

    @Override
    public List<PartId> of(AccountId account, Optional<PartId> after, int limit) {
        return parts.inNeedOf(account.value(), after.map(PartId::value).orElse(""), limit).stream()
                .map(row -> new PartId(row.partId()))
                .toList();
    }
}
