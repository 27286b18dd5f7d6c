package dev.pacenote.adapters.out.dynamodb.parts.stock;

import dev.pacenote.adapters.out.dynamodb.parts.DynamoPartsTransactions.LostException;
import dev.pacenote.adapters.out.dynamodb.parts.PartsTables;
import dev.pacenote.adapters.out.dynamodb.parts.catalogue.PartItems;
import dev.pacenote.adapters.out.dynamodb.parts.reorder.TaskItems;
import dev.pacenote.adapters.out.dynamodb.platform.DynamoTable;
import dev.pacenote.adapters.out.dynamodb.platform.Item;
import dev.pacenote.domain.identity.account.AccountId;
import dev.pacenote.domain.parts.catalogue.Part;
import dev.pacenote.domain.parts.catalogue.PartId;
import dev.pacenote.domain.parts.reorder.ReorderTask;
import dev.pacenote.domain.parts.stock.StockRow;
import dev.pacenote.domain.parts.stock.StockedPart;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts parts together from their items: the part first, which names its pools and its task. Whoever
 * changes one of these changes the part's version with it, and notes it there; what is newer than
 * the part that was read was changed in between.
 */
public final class StockedParts {

    /** Reads items of a table that exist, by their keys. */
    @FunctionalInterface
    public interface Reader {
        List<Item> read(DynamoTable table, List<Item> keys);
    }

    private final PartsTables tables;
    private final Reader reader;

    public StockedParts(PartsTables tables, Reader reader) {
        this.tables = tables;
        this.reader = reader;
    }

    /**
     * Parts with their pools and open tasks, as they were at one moment each.
     *
     * @throws LostException when somebody changed one of them meanwhile
     */
    public Map<PartId, StockedPart> read(AccountId account, Collection<PartId> ids) {
        var items =
                reader
                        .read(
                                tables.parts(),
                                ids.stream()
                                        .map(id -> PartsTables.part(new Part.Key(account, id)))
                                        .toList())
                        .stream()
                        // Being erased: nobody finds it, so that nobody changes it any more.
                        .filter(item -> !item.has(PartsTables.GONE))
                        .toList();
        var pools = pools(items);
        var tasks = tasks(account, items);
        var found = new HashMap<PartId, StockedPart>();
        for (var item : items) {
            var part = PartItems.part(item);
            found.put(
                    part.key().id(),
                    new StockedPart(
                            part,
                            pools.getOrDefault(PartsTables.ledger(part.key()), List.of()).stream()
                                    .map(pool -> row(pool, part))
                                    .toList(),
                            PartItems.openTask(item).map(id -> task(tasks, id, part))));
        }
        return found;
    }

    private Map<String, List<Item>> pools(List<Item> items) {
        var keys = new ArrayList<Item>();
        for (var item : items) {
            var key = new Part.Key(PartsTables.owner(item), PartItems.id(item));
            item.texts(PartItems.POOLS).forEach(pool -> keys.add(PartsTables.pool(key, pool)));
        }
        var pools = new HashMap<String, List<Item>>();
        reader.read(tables.stock(), keys)
                .forEach(
                        pool ->
                                pools.computeIfAbsent(
                                                pool.string(PartsTables.PART),
                                                _ -> new ArrayList<>())
                                        .add(pool));
        return pools;
    }

    private Map<UUID, Item> tasks(AccountId account, List<Item> items) {
        var keys =
                items.stream()
                        .flatMap(item -> PartItems.openTask(item).stream())
                        .map(id -> PartsTables.task(account, id))
                        .toList();
        var tasks = new HashMap<UUID, Item>();
        reader.read(tables.parts(), keys)
                .forEach(item -> tasks.put(TaskItems.task(item).id(), item));
        return tasks;
    }

    private static StockRow row(Item pool, Part part) {
        notNewer(pool, part);
        return PoolItems.row(pool);
    }

    private static ReorderTask task(Map<UUID, Item> tasks, UUID id, Part part) {
        var item = Optional.ofNullable(tasks.get(id)).orElseThrow(LostException::new);
        notNewer(item, part);
        return TaskItems.task(item);
    }

    private static void notNewer(Item item, Part part) {
        if (item.number(TaskItems.AT) > part.version()) {
            throw new LostException();
        }
    }
}
