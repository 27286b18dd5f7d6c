package dev.pacenote.adapters.in.http.parts.reorder;

import dev.pacenote.adapters.in.http.platform.Times;
import dev.pacenote.application.parts.reorder.ReadReorderTasks.ShownTask;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.TaskState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A part that is low and what is done about it. */
@Schema(name = "ReorderTask")
public record TaskView(
        String partId,
        String partName,
        String partNumber,
        String vehicleModel,
        String supplier,
        BigDecimal unitPrice,
        BigDecimal currentStock,
        BigDecimal reorderThreshold,
        String unit,
        BigDecimal suggestedOrderQuantity,
        BigDecimal estimatedCost,
        String taskId,
        String status,
        String severity,
        BigDecimal stockAtOpen,
        @Nullable BigDecimal orderedQuantity,
        BigDecimal receivedQuantity,
        BigDecimal projectedStock,
        @Nullable String orderReference,
        @Nullable String expectedAt,
        boolean overdue,
        boolean insufficientOrder,
        @Nullable String closeReason,
        String createdAt,
        @Nullable String orderedAt,
        @Nullable String closedAt,
        long version) {

    public static TaskView of(ShownTask shown) {
        var task = shown.task();
        var figures = shown.figures();
        var order = task.state().latestOrder();
        var closed =
                task.state() instanceof TaskState.Closed end
                        ? Optional.of(end)
                        : Optional.<TaskState.Closed>empty();
        return new TaskView(
                task.part().id().value(),
                figures.part().name(),
                figures.part().number(),
                figures.part().model().name(),
                figures.offer().supplier(),
                figures.offer().unitPrice().amount(),
                figures.stock().value(),
                figures.threshold().value(),
                shown.unit().name(),
                figures.offer().suggested().value(),
                Money.shown(figures.offer().unitPrice().times(figures.offer().suggested())),
                task.id().toString(),
                task.state().word(),
                shown.severity().name().toLowerCase(Locale.ROOT),
                task.stockAtOpen().value(),
                order.map(it -> it.quantity().value()).orElse(null),
                order.map(Order::received).orElse(Quantity.ZERO).value(),
                figures.projected().value(),
                order.map(it -> it.expected().reference()).orElse(null),
                order.flatMap(it -> it.expected().date()).map(LocalDate::toString).orElse(null),
                order.filter(Order::overdue).isPresent(),
                order.filter(Order::insufficient).isPresent(),
                closed.map(it -> it.reason().name().toLowerCase(Locale.ROOT)).orElse(null),
                Times.iso(task.createdAt()),
                Times.iso(order.map(Order::orderedAt)),
                Times.iso(closed.map(TaskState.Closed::at)),
                task.version());
    }
}
