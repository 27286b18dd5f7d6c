package dev.pacenote.application.parts.stock;

import dev.pacenote.application.identity.account.AccountExport;
import dev.pacenote.application.parts.catalogue.Parts;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.catalogue.VehicleModel;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.Movement;
import dev.pacenote.domain.parts.stock.StockRow;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A person's parts with pools and ledger, archived ones included, for their export: part by part,
 * each as it is when it is written. Of its open task it names what leads to the {@linkplain
 * dev.pacenote.application.parts.reorder.ReorderTasksExport tasks}.
 */
public final class PartsExport implements AccountExport {

    private static final int BATCH = 500;

    private final Parts parts;
    private final Movements movements;

    public PartsExport(Parts parts, Movements movements) {
        this.parts = parts;
        this.movements = movements;
    }

    @Override
    public String member() {
        return "parts";
    }

    @Override
    public Stream<Map<String, Object>> of(AccountId person) {
        return Stream.iterate(
                        batch(person, Optional.empty()),
                        batch -> !batch.isEmpty(),
                        batch -> batch(person, Optional.of(batch.getLast().key().id())))
                .flatMap(List::stream)
                .flatMap(part -> parts.find(part.key()).stream())
                .map(this::row);
    }

    private List<Part> batch(AccountId person, Optional<PartId> after) {
        return parts.walk(person, after, BATCH);
    }

    private Map<String, Object> row(StockedPart stocked) {
        var part = stocked.part();
        var details = part.details();
        var naming = details.naming();
        var placing = details.placing();
        var supplier = details.supply().supplier();
        var rule = details.reordering();
        var row = new HashMap<String, Object>();
        row.put("partId", part.key().id().value());
        row.put("partName", naming.name());
        row.put("partNumber", naming.number());
        row.put("barcode", naming.barcode());
        row.put("description", naming.description());
        row.put("vehicleModel", placing.model().name());
        row.put("alsoFits", placing.alsoFits().stream().map(VehicleModel::name).toList());
        row.put("category", placing.category());
        row.put("location", placing.location());
        row.put("supplier", supplier.name());
        row.put("supplierEmail", supplier.email());
        row.put("supplierUrl", supplier.url());
        row.put("supplierPartNumber", supplier.partNumber());
        row.put("unitPrice", details.supply().unitPrice().amount());
        details.supply().leadTimeDays().ifPresent(days -> row.put("leadTimeDays", days));
        row.put("unit", details.unit().name());
        row.put("unitScale", details.unit().scale().decimals());
        row.put("watched", rule.watched());
        row.put("reorderThreshold", rule.threshold().value());
        put(row, "reorderQuantity", rule.quantity());
        put(row, "maxStock", rule.most());
        put(row, "packSize", rule.packSize());
        row.put("currentStock", part.stock().value());
        row.put("onOrder", part.holding().onOrder().value());
        part.holding().averageCost().ifPresent(cost -> row.put("averageCost", cost.amount()));
        part.snoozedUntil().ifPresent(until -> row.put("snoozedUntil", until));
        row.put("archived", part.archived());
        row.put("createdAt", part.times().createdAt());
        row.put("updatedAt", part.times().updatedAt());
        row.put("stock", stocked.rows().stream().map(PartsExport::row).toList());
        row.put("movements", movements.ofPart(part.key()).stream().map(PartsExport::row));
        stocked.task().ifPresent(task -> row.put("reorderTask", row(task)));
        return row;
    }

    private static void put(Map<String, Object> row, String name, Optional<Quantity> quantity) {
        quantity.ifPresent(it -> row.put(name, it.value()));
    }

    private static Map<String, Object> row(StockRow pool) {
        return Map.of("vehicleModel", pool.model().name(), "quantity", pool.quantity().value());
    }

    private static Map<String, Object> row(Movement movement) {
        var row = new HashMap<String, Object>();
        row.put("movementId", movement.id().toString());
        row.put("seq", movement.seq());
        row.put("type", movement.type().word());
        row.put("vehicleModel", movement.model().name());
        row.put("delta", movement.delta().value());
        row.put("quantityAfter", movement.after().inPool().value());
        row.put("totalAfter", movement.after().total().value());
        movement.unitCost().ifPresent(cost -> row.put("unitCost", cost.amount()));
        movement.after()
                .averageCost()
                .ifPresent(cost -> row.put("averageCostAfter", cost.amount()));
        movement.links().task().ifPresent(task -> row.put("taskId", task.toString()));
        movement.links().reverses().ifPresent(other -> row.put("reverses", other.toString()));
        var reason = movement.reason();
        row.put("reason", reason.text());
        row.put("reference", reason.reference());
        row.put("actorId", reason.actor().toString());
        row.put("source", reason.source().word());
        row.put("occurredAt", reason.occurredAt());
        row.put("createdAt", reason.createdAt());
        return row;
    }

    private static Map<String, Object> row(ReorderTask task) {
        return Map.of(
                "taskId", task.id().toString(),
                "status", task.state().word(),
                "createdAt", task.createdAt());
    }
}
