package dev.pacenote.adapters.out.dynamodb.parts.catalogue;

import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.parts.catalogue.Money;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.catalogue.Quantity;
import dev.pacenote.domain.parts.stock.StockRow;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Parts as items. Numbers are texts, which stay exact. */
public final class PartItems {

    /** The names of its pools. */
    public static final String POOLS = "pools";

    /** The id of its open task. */
    public static final String OPEN_TASK = "openTask";

    /** {@link PartsTables#ATTENTION} of those that a check has to look at begins with it. */
    public static final String IN_NEED = "need#";

    /** The same of those that the workshop's default threshold may make low. */
    public static final String BY_DEFAULT = "usual#";

    static final String ARCHIVED = "archived";

    /** The number of the newest line of its ledger. */
    static final String LEDGER_SEQ = "ledgerSeq";

    private static final String AVERAGE = "averageCost";

    private PartItems() {}

    /** A part with the names of its pools and of its task, by which they are found. */
    public static Item item(StockedPart stocked) {
        var part = stocked.part();
        var item =
                PartsTables.part(part.key())
                        .put("details", DetailsItems.item(part.details()))
                        .put("stock", part.stock().toString())
                        .put("onOrder", part.holding().onOrder().toString())
                        .put(ARCHIVED, part.archived())
                        .put("snoozedUntil", part.snoozedUntil())
                        .put("createdAt", part.times().createdAt())
                        .put("updatedAt", part.times().updatedAt())
                        .put(LEDGER_SEQ, part.ledgerSeq())
                        .put(DynamoTable.VERSION, part.version())
                        .put(
                                POOLS,
                                stocked.rows().stream()
                                        .map(StockRow::model)
                                        .map(PartsTables::pool)
                                        .collect(Collectors.toSet()));
        part.holding().averageCost().ifPresent(cost -> item.put(AVERAGE, cost.toString()));
        stocked.task().ifPresent(task -> item.put(OPEN_TASK, task.id()));
        attention(stocked)
                .ifPresent(kind -> item.put(PartsTables.ATTENTION, kind + part.key().id().value()));
        return item;
    }

    /** As {@code LowRule} and {@code PartsNeedingAttention} say, for any default threshold. */
    private static Optional<String> attention(StockedPart stocked) {
        var part = stocked.part();
        var rule = part.details().reordering();
        if (stocked.task().isPresent() || part.snoozedUntil().isPresent()) {
            return Optional.of(IN_NEED);
        }
        if (!rule.watched() || part.archived()) {
            return Optional.empty();
        }
        if (rule.threshold().isZero()) {
            return Optional.of(BY_DEFAULT);
        }
        return part.stock().isMoreThan(rule.threshold()) ? Optional.empty() : Optional.of(IN_NEED);
    }

    public static Part part(Item item) {
        return new Part(
                new Part.Key(PartsTables.owner(item), id(item)),
                DetailsItems.details(item.item("details")),
                new Part.Holding(
                        Quantity.of(item.string("stock")),
                        Quantity.of(item.string("onOrder")),
                        item.maybeString(AVERAGE).map(Money::of)),
                item.bool(ARCHIVED),
                item.maybeInstant("snoozedUntil"),
                new Part.Times(item.instant("createdAt"), item.instant("updatedAt")),
                item.number(LEDGER_SEQ),
                item.number(DynamoTable.VERSION));
    }

    public static PartId id(Item item) {
        return new PartId(item.string(PartsTables.PART));
    }

    public static Optional<UUID> openTask(Item item) {
        return item.maybeString(OPEN_TASK).map(UUID::fromString);
    }
}
