package dev.pacenote.adapters.out.postgres.parts.reorder;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.pacenote.adapters.out.postgres.platform.Json;
import dev.pacenote.adapters.out.postgres.platform.Rows;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.reorder.Order;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.reorder.Severity;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A row of {@code reorder_tasks}. */
@MappedEntity("reorder_tasks")
public record ReorderTaskRow(
        long accountId,
        @Id UUID taskId,
        String partId,
        String severity,
        BigDecimal stockAtOpen,
        String state,
        Instant createdAt,
        long version) {

    private static final TypeReference<StoredState> STATE = new TypeReference<>() {};

    public ReorderTask task() {
        return new ReorderTask(
                taskId,
                new Part.Key(new AccountId(accountId), new PartId(partId)),
                Severity.valueOf(severity),
                new Quantity(stockAtOpen),
                Json.read(state, STATE).state(),
                createdAt,
                version);
    }

    /** The columns. */
    public static Map<String, @Nullable Object> columns(ReorderTask task) {
        var columns = new HashMap<String, @Nullable Object>();
        columns.put("account_id", task.part().account().value());
        columns.put("task_id", task.id().toString());
        columns.put("part_id", task.part().id().value());
        columns.put("status", task.state().word());
        columns.put("severity", task.worst().name());
        columns.put("stock_at_open", task.stockAtOpen().toString());
        columns.put(
                "insufficient", task.state().latestOrder().filter(Order::insufficient).isPresent());
        columns.put("state", StoredState.of(task.state()));
        columns.put("created_at", Rows.microseconds(task.createdAt()).toString());
        columns.put("version", task.version());
        return columns;
    }
}
