package dev.pacenote.application.parts.reorder;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.parts.reorder.ReorderTasks.Status;
import dev.pacenote.application.parts.reorder.ReorderTasks.TaskOfPart;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.TaskFigures;
import dev.pacenote.domain.parts.reorder.TaskState;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** All of a person's tasks, closed ones included, for their export. */
public final class ReorderTasksExport implements AccountExport {

    private final ReorderTasks tasks;

    public ReorderTasksExport(ReorderTasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String member() {
        return "reorderTasks";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return tasks.list(person, Status.ALL, Integer.MAX_VALUE).stream()
                .map(ReorderTasksExport::row);
    }

    private static Map<String, Object> row(TaskOfPart found) {
        var task = found.task();
        var row = new HashMap<String, Object>();
        row.put("taskId", task.id().toString());
        row.put("partId", task.part().id().value());
        row.put("status", task.state().word());
        row.put("severity", task.severity(found.part()).name().toLowerCase(Locale.ROOT));
        row.put("stockAtOpen", task.stockAtOpen().value());
        row.put("createdAt", task.createdAt());
        task.state()
                .latestOrder()
                .map(ReorderTasksExport::row)
                .ifPresent(it -> row.put("order", it));
        if (task.state() instanceof TaskState.Closed closed) {
            row.put("closeReason", closed.reason().name().toLowerCase(Locale.ROOT));
            row.put("note", closed.note());
            row.put("closedAt", closed.at());
            row.put("atClosing", row(closed.figures()));
        }
        return row;
    }

    private static Map<String, Object> row(Order order) {
        var row = new HashMap<String, Object>();
        row.put("number", order.number());
        row.put("quantity", order.quantity().value());
        row.put("received", order.received().value());
        row.put("reference", order.expected().reference());
        order.expected().date().ifPresent(date -> row.put("expectedAt", date.toString()));
        row.put("orderedAt", order.orderedAt());
        row.put("insufficient", order.insufficient());
        row.put("overdue", order.overdue());
        return row;
    }

    private static Map<String, Object> row(TaskFigures figures) {
        return Map.of(
                "partName", figures.part().name(),
                "partNumber", figures.part().number(),
                "vehicleModel", figures.part().model().name(),
                "currentStock", figures.stock().value(),
                "reorderThreshold", figures.threshold().value(),
                "projectedStock", figures.projected().value(),
                "supplier", figures.offer().supplier(),
                "unitPrice", figures.offer().unitPrice().amount(),
                "suggestedOrderQuantity", figures.offer().suggested().value());
    }
}
