package dev.pacenote.adapters.out.dynamodb.parts.reorder;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.AttentionQueries;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.DynamoParts;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.PartItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.application.parts.reorder.ClosedTasksQuery;
import dev.pacenote.application.parts.reorder.ReorderTasks;
import dev.pacenote.application.parts.reorder.TasksQuery;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** Tasks in DynamoDB. Open ones are found by their parts, all of them by their keys. */
public final class DynamoReorderTasks implements ReorderTasks {

    /** Sorts behind all closed tasks. */
    private static final String LAST_CLOSED = TaskItems.CLOSED + "~";

    private final DynamoTable table;
    private final DynamoParts parts;

    public DynamoReorderTasks(PartsTables tables, DynamoParts parts) {
        this.table = tables.parts();
        this.parts = parts;
    }

    @Override
    public Optional<TaskOfPart> find(AccountId account, UUID id) {
        return table.get(PartsTables.task(account, id))
                .map(TaskItems::task)
                .flatMap(
                        task ->
                                table.get(PartsTables.part(task.part()))
                                        .map(PartItems::part)
                                        .map(part -> new TaskOfPart(task, part)));
    }

    @Override
    public List<TaskOfPart> list(AccountId account, Status status, int limit) {
        return switch (status) {
            case NEEDED, OPEN, PENDING, ORDERED -> open(account, status, limit);
            case RESOLVED, DISMISSED, ALL -> all(account, status, limit);
        };
    }

    /** A page reads the whole list: nothing keeps tasks in the order of their parts' need. */
    @Override
    public Page page(TasksQuery query) {
        return query.page(
                list(query.workshop().account(), query.status(), Integer.MAX_VALUE).stream());
    }

    @Override
    public Page closed(ClosedTasksQuery query) {
        var account = query.account();
        var end = query.after().map(TaskItems::closedAt);
        var found =
                table.query(
                        closed(account, end.orElse(LAST_CLOSED))
                                .scanIndexForward(false)
                                // A range of keys has its ends in it.
                                .limit(query.limit() + 1),
                        items ->
                                items.filter(item -> end.filter(closedAt(item)::equals).isEmpty())
                                        .map(TaskItems::task)
                                        .limit(query.limit())
                                        .toList());
        return new Page(withParts(account, found), table.count(closed(account, LAST_CLOSED)));
    }

    private static String closedAt(Item item) {
        return item.string(PartsTables.ATTENTION);
    }

    /** Those that were closed up to a place. */
    private static QueryRequest.Builder closed(AccountId account, String end) {
        return QueryRequest.builder()
                .indexName(PartsTables.ATTENTION)
                .consistentRead(true)
                .keyConditionExpression("#user = :user and #attention between :from and :to")
                .expressionAttributeNames(
                        Map.of("#user", PartsTables.USER, "#attention", PartsTables.ATTENTION))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(account.toString()),
                                ":from",
                                Item.text(TaskItems.CLOSED),
                                ":to",
                                Item.text(end)));
    }

    private List<TaskOfPart> open(AccountId account, Status status, int limit) {
        var inNeed = table.query(AttentionQueries.always(account));
        var all =
                inNeed.stream()
                        .map(PartItems::part)
                        .collect(Collectors.toMap(Part::key, Function.identity()));
        var keys =
                inNeed.stream()
                        .flatMap(item -> PartItems.openTask(item).stream())
                        .map(id -> PartsTables.task(account, id))
                        .toList();
        return table.getAll(keys).stream()
                .map(TaskItems::task)
                .filter(status::shows)
                .limit(limit)
                .flatMap(task -> of(task, all).stream())
                .toList();
    }

    private List<TaskOfPart> all(AccountId account, Status status, int limit) {
        var tasks =
                table.query(
                        tasks(account),
                        items ->
                                items.map(TaskItems::task)
                                        .filter(status::shows)
                                        .limit(limit)
                                        .toList());
        return withParts(account, tasks);
    }

    private List<TaskOfPart> withParts(AccountId account, List<ReorderTask> tasks) {
        var all =
                parts
                        .findAll(account, tasks.stream().map(task -> task.part().id()).toList())
                        .stream()
                        .collect(Collectors.toMap(Part::key, Function.identity()));
        return tasks.stream().flatMap(task -> of(task, all).stream()).toList();
    }

    private static Optional<TaskOfPart> of(ReorderTask task, Map<Part.Key, Part> all) {
        return Optional.ofNullable(all.get(task.part())).map(part -> new TaskOfPart(task, part));
    }

    private static QueryRequest.Builder tasks(AccountId account) {
        return QueryRequest.builder()
                .consistentRead(true)
                .keyConditionExpression("#user = :user and begins_with(#part, :tasks)")
                .expressionAttributeNames(
                        Map.of("#user", PartsTables.USER, "#part", PartsTables.PART))
                .expressionAttributeValues(
                        Map.of(
                                ":user",
                                Item.text(account.toString()),
                                ":tasks",
                                Item.text(PartsTables.TASKS)));
    }
}
